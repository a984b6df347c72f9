// The command report: makes the other formats from results.json, merges shards, compares two runs.
import type { Command } from 'commander';
import type { FormatName } from '../../reports/formats/format-names.ts';

const formats = {
  html: 'one self-contained page',
  junit: 'JUnit XML, for any CI',
  md: 'Markdown, for a step summary or a comment',
  sarif: 'SARIF 2.1.0, for code scanning',
  annotations: 'commands that make GitHub Actions annotate a pull request',
  ctrf: 'CTRF JSON',
  har: 'the failing exchanges as an HTTP archive',
  badge: 'a badge in SVG',
} as const satisfies Record<FormatName, string>;

const examples = `
DIR is what verify wrote to, or a results.json. Shards of a run are merged; several targets are shown side by side.

Examples:
  $ userstatus-conformance report reports/runs/latest              every format, beside results.json
  $ userstatus-conformance report html shard-1 shard-2 > all.html
  $ userstatus-conformance report md reports/runs/latest >> "$GITHUB_STEP_SUMMARY"
  $ userstatus-conformance report merge shard-1 shard-2 --report-dir whole
  $ userstatus-conformance report diff before after
  $ userstatus-conformance report waivers reports/runs/latest      waivers to fill in`;

const addFormats = (report: Command): void => {
  for (const [name, says] of Object.entries(formats))
    report
      .command(name)
      .description(`${says}, printed or written to --report-dir`)
      .argument('<dir...>')
      .action(async (directories, _, command) => {
        const { printReport } = await import('./run-report.ts');
        await printReport(name, directories, command.optsWithGlobals());
      });
};

const addDiff = (report: Command): void => {
  report
    .command('diff')
    .description('what got better, what got worse, what is new; exits with 1 on a regression')
    .argument('<before>')
    .argument('<after>')
    .action(async (before, after) => {
      const { diffReports } = await import('./run-report.ts');
      process.exitCode = diffReports(before, after);
    });
};

const addWaivers = (report: Command): void => {
  report
    .command('waivers')
    .description('propose waivers for what fails, for --config: reason, owner and last day are yours to fill in')
    .argument('<dir>')
    .action(async (directory) => {
      const { printWaivers } = await import('./run-report.ts');
      printWaivers(directory);
    });
};

const addMerge = (report: Command): void => {
  report
    .command('merge')
    .description('merge the shards of a run into one results.json; exits as the whole run would')
    .argument('<dir...>')
    .action(async (directories, _, command) => {
      const { mergeReports } = await import('./run-report.ts');
      process.exitCode = await mergeReports(directories, command.optsWithGlobals());
    });
};

const addHistory = (report: Command): void => {
  report
    .command('history')
    .description('the runs on targets that were kept, and since when a requirement fails')
    .argument('[dir]', 'where verify keeps them (default: USERSTATUS_MEMORY, or .userstatus-conformance)')
    .option('--json', 'print the lines as JSON')
    .action(async (directory, options) => {
      const { printHistory } = await import('./run-report.ts');
      printHistory(directory, options);
    });
};

/** Adds `report` to the program. What it needs is loaded when it runs. */
export const addReport = (program: Command): void => {
  const report = program
    .command('report')
    .description('make HTML, JUnit, Markdown, SARIF and more from results.json; compare runs')
    .argument('[dir...]', 'makes every format of these')
    .option('--report-dir <dir>', 'where files go (default: all formats go beside the one results.json)')
    .addHelpText('after', examples)
    .action(async (directories, options) => {
      const { writeReports } = await import('./run-report.ts');
      await writeReports(directories, options);
    });
  addFormats(report);
  addDiff(report);
  addMerge(report);
  addWaivers(report);
  addHistory(report);
};
