// For every command that writes a record: checks before anything is sent, the reports, and what happens on an interrupt.

import { join } from 'node:path';
import { codeOf } from '../engine/connection/error-code.ts';
import type { Route } from '../engine/connection/route.ts';
import { note } from '../engine/output/terminal.ts';
import { NoVerdict, WrongUse } from '../engine/settings/errors.ts';
import { versionWarning } from '../engine/settings/version-warning.ts';
import { pageFile, resultsFile } from '../reports/record/directory.ts';
import type { Recorder } from '../reports/record/recorder.ts';
import type { Results } from '../reports/record/results.ts';
import { exitCodeOf } from '../reports/record/severity.ts';
import { verdictWords } from '../reports/record/verdict-words.ts';
import { isWritable } from '../reports/record/write.ts';
import { reporters } from '../reports/reporters.ts';
import { cleanUpLines } from '../reports/terminal/clean-up-text.ts';
import type { Around } from '../reports/terminal/ending.ts';

/** @throws WrongUse for an unknown reporter. */
export const checkReporters = (names: readonly string[]): readonly string[] => {
  const unknown = names.find((name) => !Object.hasOwn(reporters, name));
  if (unknown === undefined) return names;
  throw new WrongUse(`--reporter: unknown reporter ${unknown}; available: ${Object.keys(reporters).join(', ')}.`);
};

/** @throws WrongUse for a directory in which nothing can be written. */
export const checkDirectory = (directory: string): string => {
  if (isWritable(directory)) return directory;
  throw new WrongUse(`--report-dir: reports cannot be written to ${directory}.`);
};

/** Prints what a user should know of a target before anything is sent. */
export const warnOfTarget = ({ url, route }: { readonly url?: string; readonly route?: Route }): void => {
  if (url !== undefined && route?.insecure)
    note(
      `warning: --insecure: the certificate of ${new URL(url).host} is not checked, so that another may read what is sent`,
    );
  const warning = url === undefined ? undefined : versionWarning(url);
  if (warning !== undefined) note(`warning: ${warning}`);
};

/** Writes the record, without a verdict, when the run is interrupted. */
export const stopOnSignals = (recorder: Recorder): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      recorder.stop(`the run was interrupted (${signal})`);
      const results = recorder.finish();
      note(['no verdict: the run was interrupted.', ...(results ? cleanUpLines(results) : [])]);
      process.exit(3);
    });
};

/** Without --reporter: the summary, and the page that it names. */
export const defaultReporters: readonly string[] = ['terminal', 'html'];

type Reports = {
  readonly names: readonly string[];
  readonly directory: string;
  /** The command that makes the run again. */
  readonly rerun: string;
  readonly verbose: boolean;
};

/** The names in the order of writing: the summary comes last, as it names the page. A run without a verdict has no page of its own accord. */
const inOrder = (names: readonly string[], { verdict }: Results): readonly string[] => {
  const written = names === defaultReporters && verdict === 'none' ? [] : names.filter((name) => name !== 'terminal');
  return names.includes('terminal') ? [...written, 'terminal'] : written;
};

type Writing = { readonly results: Results; readonly directory: string; readonly around: Around };

const failureOfReporter = async (name: string, { results, directory, around }: Writing): Promise<string[]> => {
  try {
    await reporters[name]?.([results], directory, around);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === '') throw error;
    return [`${name}: ${error.message}`];
  }
};

/**
 * Writes the record and the reports of a run, and gives the exit code of its verdict; 3 where a file could not be written.
 * @throws NoVerdict when no run has started.
 */
export const finishRun = async (recorder: Recorder, { names, directory, rerun, verbose }: Reports): Promise<number> => {
  const results = recorder.finish();
  if (!results) throw new NoVerdict('the run did not start.');
  const lost = recorder.lost();
  const failures = lost === undefined ? [] : [`results.json: ${lost}`];
  const order = inOrder(names, results);
  const report = join(directory, order.includes('html') ? pageFile : resultsFile);
  const around = { before: recorder.before(), report, rerun, verbose };
  for (const name of order) failures.push(...(await failureOfReporter(name, { results, directory, around })));
  if (failures.length === 0) return exitCodeOf[results.verdict];
  note(
    `the verdict is ${verdictWords[results.verdict]}, but reports could not be written to ${directory} (${failures.join('; ')})`,
  );
  return 3;
};
