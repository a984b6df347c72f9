// The command tenant: runs the embedded tenant until it is stopped.
import type { Command } from 'commander';

/** Adds `tenant` to the program. */
export const addTenant = (program: Command): void => {
  program
    .command('tenant')
    .description('run the embedded tenant until stopped; prints its base URL')
    .option('--host <host>', 'where it listens (default: 127.0.0.1); 0.0.0.0 for containers')
    .option('--port <n>', 'its port (default: a free one)')
    .option(
      '--https',
      'over TLS, with HTTP/1.1 and HTTP/2; prints the variables that make programs trust its certificate',
    )
    .option('--fault <name...>', 'make these mistakes; NAME@PATH on one path, NAME/N at one in N requests')
    .option('--list-faults', 'print every fault and oddity')
    .addHelpText(
      'after',
      `
GET /healthz answers 200 as soon as it listens.

Examples:
  $ userstatus-conformance tenant --port 8080
  $ userstatus-conformance tenant --host 0.0.0.0 --port 8080
  $ userstatus-conformance tenant --list-faults
  $ userstatus-conformance tenant --fault status-200/10 crash-on-emoji/100`,
    )
    .action(async (options) => {
      const { runTenant } = await import('./run-tenant.ts');
      await runTenant(options);
    });
};
