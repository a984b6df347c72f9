// The command verify: runs the provider suites on a target and gives its verdict.
import type { Command } from 'commander';
import { addTargetNetworkOptions } from './network-options.ts';

/** Adds `verify` to the program. What it needs is loaded when it runs. */
export const addVerify = (program: Command): void => {
  const command = program
    .command('verify')
    .description('run the provider suites on a target; without --target, on the embedded tenant')
    .option('--target <url>', 'base URL of the API, such as https://graph.microsoft.com/beta (or GRAPH_BASE_URL)')
    .option('--cloud <name>', "global, usgov, usgov-dod or china: Microsoft's own base URL, login and scope")
    .option(
      '--credential <name>',
      'default, client-secret, certificate, workload-identity, device-code or azure-cli, instead of GRAPH_TOKEN',
    )
    .option('--cases <n>', 'generated bodies per path and theme (default: 100)')
    .option('--budget <n>', 'at most n requests, the most telling first, or all (default: 200 to another machine)')
    .option('--seed <n>', 'the same seed makes the same run')
    .option('--concurrency <n>', 'requests under way at once (default: 32)')
    .option('--strict', 'a SHOULD that is not met is a failure')
    .option('--fail-on-flaky', 'a SHOULD that is met only now and then, on the same bytes, is a failure')
    .option('--bail', 'end the run at the first failure')
    .option('--only <requirement...>', "check only these requirements: ids, or globs such as 'bodies.*'")
    .option('--failed', 'send only the cases that failed in earlier runs: fixed, or still failing')
    .option('--cases-from <file>', 'send only the cases of this file, as judge --to-cases writes it')
    .option('--watch [files]', 'run again when the target is restarted, a file of this glob changes, or at a key')
    .option('--path <name...>', 'send to these paths only')
    .option('--case <id>', 'replay one case of a report')
    .option('--config <file>', "ids of the tenant's configurations, limits, waivers, in YAML or JSON")
    .option('--requirements <file>', 'a module of your own requirements, checked as well')
    .option(
      '--require-paths <paths>',
      'all, or names with commas between: no verdict without ids for these in --config',
    )
    .option('--wait-for <seconds>', 'wait until the target answers, at most so long')
    .option('--yes', 'send to a host that is not this machine without asking')
    .option('--plain-http', 'send tokens to another machine over http, unencrypted')
    .option('--dry-run', 'print what would be sent, and send nothing')
    .option('--contact', 'with --dry-run: ask the target once, for something that changes nothing')
    .option('--request-timeout <ms>', 'how long an answer may take (default: 10000)')
    .option('--rate <n>', 'send no more requests a second than this (default: 5 to another machine)')
    .option('--max-requests <n>', 'send no more requests than this')
    .option('--max-minutes <n>', 'send nothing more after so many minutes (default: 60)')
    .option('--shard <i/n>', 'send the i-th of n parts of the cases; needs --seed')
    .option('--record <file>', 'write every exchange to a new file, without secrets')
    .option('--replay <file>', 'judge a recording, without a network')
    .option('--cleanup', 'delete at the end what the run created (default: unless the target is this machine)')
    .option('--no-cleanup', 'neither list nor delete what the run creates')
    .option('--stale-waivers <warn|fail>', 'what a waiver that is not needed does (default: warn)')
    .option('--memory <dir>', 'where failing cases are kept from run to run (default: .userstatus-conformance)')
    .option('--no-memory', 'keep no failing cases, and send none of earlier runs')
    .option('--report-dir <dir>', 'where results.json goes (default: reports/runs/latest)')
    .option(
      '--reporter <name...>',
      'terminal, html, junit, md, sarif, annotations, ctrf, har, badge (default: terminal html)',
    )
    .option('--verbose', 'show the grid, and every counterexample with its curl command');
  addTargetNetworkOptions(command)
    .addHelpText(
      'after',
      `
The token comes from GRAPH_TOKEN, one without the permission from GRAPH_INSUFFICIENT_TOKEN. With --credential,
@azure/identity gets and renews it, and reads AZURE_TENANT_ID, AZURE_CLIENT_ID and similar variables.

Examples:
  $ userstatus-conformance verify
  $ GRAPH_TOKEN=... userstatus-conformance verify --target https://mock.example/beta --strict
  $ AZURE_CLIENT_SECRET=... userstatus-conformance verify --cloud global --credential client-secret
  $ userstatus-conformance verify --only bodies.valid --cases 5000 --seed 42
  $ userstatus-conformance verify --record run.jsonl
  $ userstatus-conformance verify --replay run.jsonl
  $ userstatus-conformance verify --reporter terminal junit --report-dir reports/runs/ci`,
    )
    .action(async (options) => {
      const { verify } = await import('./run-verify.ts');
      process.exitCode = await verify(options);
    });
};
