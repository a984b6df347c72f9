// The command judge: judges recorded traffic, and sends nothing.
import type { Command } from 'commander';

/** Adds `judge` to the program. What it needs is loaded when it runs. */
export const addJudge = (program: Command): void => {
  program
    .command('judge')
    .description('judge recorded traffic: what a client sent and what a provider answered; nothing is sent')
    .argument(
      '<file...>',
      'HAR files, lines of exchanges, recordings of verify, folders of these, - for standard input',
    )
    .option('--config <file>', 'paths beyond the page (furtherPaths) and waivers, in YAML or JSON')
    .option('--requirements <file>', 'a module with requirements of your own for the provider')
    .option('--fail-on <side>', 'whose findings end with 1: client, provider, both or none (default: both)')
    .option('--to-cases <file>', 'write the bodies of the creates as cases that verify --cases-from sends')
    .option('--anonymise', 'replace names and ids in reports and cases by others of the same length, scripts and forms')
    .option('--strict', 'count warnings as failures')
    .option(
      '--report-dir <dir>',
      'where the records of both go, in client/ and provider/ (default: reports/runs/judge)',
    )
    .option('--reporter <name...>', 'as in verify (default: terminal html)')
    .option('--verbose', 'show the grid, and every counterexample with its curl command')
    .addHelpText(
      'after',
      `
Exit codes: 0 no finding, 1 a finding on a side of --fail-on, 2 wrong use, 3 no create could be judged.

Examples:
  $ userstatus-conformance judge traffic.har
  $ userstatus-conformance judge recordings/ --fail-on client
  $ userstatus-conformance judge traffic.har --to-cases cases.json
  $ mitmdump -nr flows --set hardump=- | userstatus-conformance judge -`,
    )
    .action(async (files, options) => {
      const { judge } = await import('./run-judge.ts');
      process.exitCode = await judge(files, options);
    });
};
