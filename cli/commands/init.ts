// The command init: writes a configuration and a CI job to start from.
import type { Command } from 'commander';

/** Adds `init` to the program. What it needs is loaded when it runs. */
export const addInit = (program: Command): void => {
  program
    .command('init')
    .description('write a configuration and a CI job for your case; asks for missing options')
    .option('--for <user>', 'mock, tenant, client or broker: what you have; drift: to watch the API')
    .option('--ci <name>', 'github, gitlab or none')
    .option('--force', 'replace existing files')
    .addHelpText('after', '\nExample:\n  $ userstatus-conformance init --for mock --ci github')
    .action(async (options) => {
      const { init } = await import('./run-init.ts');
      await init(options);
    });
};
