// The command verify: runs the provider suites on a target and gives its verdict.
import type { Command } from 'commander';

/** Adds `verify` to the program. What it needs is loaded when it runs. */
export const addVerify = (program: Command): void => {
  program
    .command('verify')
    .description('run the provider suites on a target; without --target, on the embedded tenant')
    .option('--target <url>', 'base URL, what stands before /deviceManagement (or GRAPH_BASE_URL)')
    .option('--cases <n>', 'generated bodies per path and theme (default: 100)')
    .option('--seed <n>', 'the same seed makes the same run')
    .option('--concurrency <n>', 'requests under way at once (default: 32)')
    .option('--strict', 'a broken SHOULD is a failure')
    .option('--only <requirement...>', 'examine these requirements alone')
    .option('--case <id>', 'replay one case of a report')
    .option('--config <file>', "ids of the tenant's configurations and limits, in YAML or JSON")
    .option('--request-timeout <ms>', 'how long an answer may take (default: 10000)')
    .option('--rate <n>', 'send no more requests a second than this')
    .option('--max-requests <n>', 'send no more requests than this')
    .option('--max-minutes <n>', 'send nothing more after so many minutes (default: 60)')
    .option('--shard <i/n>', 'send the i-th of n parts of the cases; needs --seed')
    .option('--report-dir <dir>', 'where results.json goes (default: reports/runs/latest)')
    .option(
      '--reporter <name...>',
      'terminal, html, junit, md, sarif, annotations, ctrf, har, badge (default: terminal)',
    )
    .addHelpText(
      'after',
      `
The token comes from GRAPH_TOKEN, one without the permission from GRAPH_INSUFFICIENT_TOKEN.

Examples:
  $ userstatus-conformance verify
  $ GRAPH_TOKEN=... userstatus-conformance verify --target https://mock.example/beta --strict
  $ userstatus-conformance verify --only bodies.devicesCount.values --cases 5000 --seed 42
  $ userstatus-conformance verify --reporter terminal junit --report-dir reports/runs/ci`,
    )
    .action(async (options) => {
      const { verify } = await import('./run-verify.ts');
      process.exitCode = await verify(options);
    });
};
