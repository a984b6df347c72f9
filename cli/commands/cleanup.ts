// The command cleanup: deletes what an earlier run created and left behind.
import type { Command } from 'commander';
import { addTargetNetworkOptions } from './network-options.ts';

/** Adds `cleanup` to the program. */
export const addCleanup = (program: Command): void => {
  const command = program
    .command('cleanup')
    .description('delete what a run created and could not delete, by the list it wrote')
    .argument('<file>', 'the list: created.jsonl in the report directory of the run')
    .option('--target <url>', 'base URL (or GRAPH_BASE_URL; default: that of the list, after asking)')
    .option('--cloud <name>', "global, usgov, usgov-dod or china: Microsoft's own base URL, login and scope")
    .option(
      '--credential <name>',
      'default, client-secret, certificate, workload-identity, device-code or azure-cli, instead of GRAPH_TOKEN',
    )
    .option('--yes', 'send to the target that you name, on another machine, without asking')
    .option('--plain-http', 'send tokens to another machine over http, unencrypted')
    .option('--another-origin', 'delete even if the target has another base URL than the list')
    .option(
      '--config <file>',
      'ids, limits and paths beyond the page, in YAML or JSON; nothing below other configurations is deleted',
    )
    .option('--concurrency <n>', 'requests under way at once (default: 32)')
    .option('--request-timeout <ms>', 'how long an answer may take (default: 10000)')
    .option('--rate <n>', 'send no more requests a second than this (default: 5 to another machine)')
    .option('--max-requests <n>', 'send no more requests than this')
    .option('--max-minutes <n>', 'send nothing more after so many minutes (default: 60)');
  addTargetNetworkOptions(command)
    .addHelpText(
      'after',
      `
The token comes from GRAPH_TOKEN, or from --credential. What is deleted is removed from the list; an empty list is removed.
A list names its target, and anyone may have written it: on another machine you are asked first, and --yes counts only
together with --target, --cloud or GRAPH_BASE_URL.

Exit codes: 0 nothing is left, 1 something is, 2 wrong use, 3 stopped before the end of the list.

Example:
  $ GRAPH_TOKEN=... userstatus-conformance cleanup reports/runs/latest/created.jsonl`,
    )
    .action(async (file, options) => {
      const { cleanup } = await import('./run-cleanup.ts');
      process.exitCode = await cleanup(file, options);
    });
};
