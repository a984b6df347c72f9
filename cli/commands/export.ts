// The command export: writes the contract for other tools.
import type { Command } from 'commander';

/** Adds `export` to the program. What it needs is loaded when it runs. */
export const addExport = (program: Command): void => {
  program
    .command('export')
    .argument(
      '[format]',
      'openapi, json-schema, csdl, http, postman, dev-proxy, prism or wiremock; without one they are listed',
    )
    .description('print the contract in the format of another tool')
    .addHelpText(
      'after',
      `
Examples:
  $ userstatus-conformance export
  $ userstatus-conformance export openapi > openapi.yaml
  $ userstatus-conformance export wiremock > wiremock/mappings/contract.json`,
    )
    .action(async (format: string | undefined) => {
      const { runExport } = await import('./run-export.ts');
      runExport(format);
    });
};
