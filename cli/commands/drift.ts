// The command drift: compares the contract with a description of the API.
import type { Command } from 'commander';
import { addNetworkOptions } from './network-options.ts';

/** Adds `drift` to the program. What it needs is loaded when it runs. */
export const addDrift = (program: Command): void => {
  const command = program
    .command('drift')
    .description('compare the contract with metadata (CSDL) or an OpenAPI description of the API')
    .option('--metadata <file|url>', 'CSDL of OData 4, as XML or JSON, such as a $metadata')
    .option('--openapi <file|url>', 'OpenAPI 3.0 or 3.1, as YAML or JSON')
    .option('--json', 'print the comparison as JSON')
    .option('--markdown', 'print it as Markdown, for a comment or a step summary')
    .option('--propose', 'print a configuration with the paths that it allows beyond the page, for verify and gate');
  addNetworkOptions(command)
    .addHelpText(
      'after',
      `
A URL is read without a token. Exits with 1 on breaking drift, with 2 for what is not a description, with 3 when the URL
cannot be read.

Examples:
  $ userstatus-conformance drift --metadata 'https://graph.microsoft.com/beta/$metadata'
  $ userstatus-conformance drift --openapi openapi.yaml --json`,
    )
    .action(async (options) => {
      const { runDrift } = await import('./run-drift.ts');
      process.exitCode = await runDrift(options);
    });
};
