// The command selftest: runs the suite on every fault and every oddity.
import type { Command } from 'commander';

/** Adds `selftest` to the program. What it needs is loaded when it runs. */
export const addSelftest = (program: Command): void => {
  program
    .command('selftest')
    .description('run verify against every fault and every oddity of the tenant; print the kill matrix')
    .option('--fault <name...>', 'try only these faults and oddities')
    .option('--cases <n>', 'generated bodies per path and theme (default: 100)')
    .option('--seed <n>', 'the first seed (default: 1)')
    .option('--seeds <n>', 'how many seeds each oddity is tried with (default: 100)')
    .option('--sample [n]', 'try a sample of the repetitions: the one of today, or of this number')
    .option('--report-dir <dir>', 'where selftest.json and kill-matrix.html go (default: reports/runs/selftest)')
    .addHelpText(
      'after',
      `
Exits with 1 for a fault that survives, a requirement that cannot fail, or an oddity that is reported as a failure.

Examples:
  $ userstatus-conformance selftest
  $ userstatus-conformance selftest --fault status-200 crash-on-emoji
  $ userstatus-conformance selftest --sample
  $ userstatus-conformance selftest --seed 7 --seeds 500`,
    )
    .action(async (options) => {
      const { selftest } = await import('./run-selftest.ts');
      process.exitCode = await selftest(options);
    });
};
