// Wires report: results are read and merged, and formats made of them.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { note, print, printDocument, printText } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { defaultMemory } from '../../engine/settings/memory-settings.ts';
import { formats } from '../../reports/formats/formats.ts';
import { verdictOn } from '../../reports/formats/found.ts';
import { compare, isRegression } from '../../reports/record/compare.ts';
import { readHistory } from '../../reports/record/history.ts';
import { merge } from '../../reports/record/merge.ts';
import { proposeWaivers } from '../../reports/record/propose-waivers.ts';
import { readResults } from '../../reports/record/read.ts';
import type { Results } from '../../reports/record/results.ts';
import { exitCodeOf } from '../../reports/record/severity.ts';
import { writeResults } from '../../reports/record/write-results.ts';
import { reporters } from '../../reports/reporters.ts';
import { comparisonLines } from '../../reports/terminal/comparison-text.ts';
import { historyLines } from '../../reports/terminal/history-text.ts';
import { checkDirectory } from '../reporting.ts';
import { memoryIn } from '../verify/options.ts';

type Where = { readonly reportDir?: string };

const read = (paths: readonly string[]): readonly Results[] => {
  if (paths.length === 0) throw new WrongUse('report takes the directory that verify wrote to.');
  return merge(paths.map(readResults));
};

const directoryOf = (paths: readonly string[]): string => {
  const [first, second] = paths;
  if (first === undefined || second !== undefined)
    throw new WrongUse('report of several directories needs --report-dir, where the formats go.');
  return statSync(first, { throwIfNoEntry: false })?.isDirectory() ? first : dirname(first);
};

/** Writes every format of the runs in these directories. */
export const writeReports = async (paths: readonly string[], { reportDir }: Where): Promise<void> => {
  const runs = read(paths);
  const directory = checkDirectory(reportDir ?? directoryOf(paths));
  for (const [name, { file, says }] of Object.entries(formats)) {
    await reporters[name]?.(runs, directory);
    print(`${directory}/${file}  ${says}`);
  }
};

/** Prints one format of the runs in these directories, or writes it to --report-dir. */
export const printReport = async (name: string, paths: readonly string[], { reportDir }: Where): Promise<void> => {
  const runs = read(paths);
  if (reportDir === undefined) printDocument(formats[name]?.make(runs) ?? '');
  else await reporters[name]?.(runs, checkDirectory(reportDir));
};

/**
 * Writes the results of the whole run that these shards are, and gives the exit code of its verdict.
 * @throws WrongUse when they are of more than one run.
 */
export const mergeReports = async (paths: readonly string[], { reportDir }: Where): Promise<number> => {
  if (reportDir === undefined) throw new WrongUse('report merge needs --report-dir, where the merged results go.');
  const runs = read(paths);
  const [whole, another] = runs;
  if (!whole || another)
    throw new WrongUse(
      `these are ${runs.length} runs, not shards of one; report DIR... --report-dir OUT shows several side by side.`,
    );
  writeResults(whole, checkDirectory(reportDir));
  await reporters['terminal']?.(runs, reportDir);
  return exitCodeOf[verdictOn(runs)];
};

/** Prints what changed between two runs; gives 1 for a regression. */
export const diffReports = (before: string, after: string): number => {
  const both = [readResults(before), readResults(after)] as const;
  const comparison = compare(...both);
  print(comparisonLines(comparison, both));
  return isRegression(comparison) ? 1 : 0;
};

/** Prints waivers for what fails in a run. */
export const printWaivers = (directory: string): void => printText(proposeWaivers(readResults(directory)));

/** Prints the history that a directory keeps; unless one is given, that of verify. */
export const printHistory = (given: string | undefined, { json = false }: { readonly json?: boolean }): void => {
  const directory = given ?? (memoryIn({}) || defaultMemory);
  const { runs, unread } = readHistory(directory);
  if (unread.length > 0)
    note(`left out, as not those of a run: lines ${unread.slice(0, 10).join(', ')} of the history.`);
  if (json) printText(`${JSON.stringify(runs, undefined, 2)}\n`);
  else print(runs.length === 0 ? `no run on a target is kept in ${directory}.` : historyLines(runs));
};
