// The command discover: proposes a configuration file from the configurations of a tenant.
import type { Command } from 'commander';
import { addTargetNetworkOptions } from './network-options.ts';

/** Adds `discover` to the program. */
export const addDiscover = (program: Command): void => {
  const command = program
    .command('discover')
    .description("list a tenant's configurations and propose the ids for --config; without --create it sends only GET")
    .option('--target <url>', 'base URL of the API, such as https://graph.microsoft.com/beta (or GRAPH_BASE_URL)')
    .option('--cloud <name>', "global, usgov, usgov-dod or china: Microsoft's own base URL, login and scope")
    .option(
      '--credential <name>',
      'default, client-secret, certificate, workload-identity, device-code or azure-cli, instead of GRAPH_TOKEN',
    )
    .option('--yes', 'send to a host that is not this machine without asking')
    .option('--plain-http', 'send tokens to another machine over http, unencrypted')
    .option('--config <file>', 'headers to send, and limits, in YAML or JSON')
    .option('--create', 'make the configurations that a run needs; cleanup deletes them by the list beside --out')
    .option('--out <file>', 'write the proposal to this file (default: print it)')
    .option('--overwrite', 'overwrite an existing --out')
    .option('--request-timeout <ms>', 'how long an answer may take (default: 10000)')
    .option('--max-requests <n>', 'send no more requests than this');
  addTargetNetworkOptions(command)
    .addHelpText(
      'after',
      `
The token comes from GRAPH_TOKEN, or from --credential. Without --target the embedded tenant is asked.

Example:
  $ GRAPH_TOKEN=... userstatus-conformance discover --target https://graph.microsoft.com/beta --out tenant.yaml`,
    )
    .action(async (options) => {
      const { discover } = await import('./run-discover.ts');
      await discover(options);
    });
};
