// For every command that writes a record: checks before anything is sent, and what happens on an interrupt.

import { WrongUse } from '../engine/settings/errors.ts';
import type { Recorder } from '../reports/record/recorder.ts';
import { isWritable } from '../reports/record/write.ts';
import { reporters } from '../reports/reporters.ts';
import { cleanUpLines } from '../reports/terminal/clean-up-text.ts';

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

/** Writes the record, without a verdict, when the run is interrupted. */
export const stopOnSignals = (recorder: Recorder): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      recorder.stop(`the run was interrupted (${signal})`);
      const results = recorder.finish();
      const lines = ['no verdict: the run was interrupted.', ...(results ? cleanUpLines(results) : [])];
      process.stderr.write(`${lines.join('\n')}\n`);
      process.exit(3);
    });
};
