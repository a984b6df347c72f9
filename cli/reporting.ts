// What every command that leaves a record checks before it sends anything, and does when it is interrupted.

import { WrongUse } from '../engine/settings/errors.ts';
import type { Recorder } from '../reports/record/recorder.ts';
import { isWritable } from '../reports/record/write.ts';
import { reporters } from '../reports/reporters.ts';
import { cleanUpLines } from '../reports/terminal/clean-up-text.ts';

/** @throws WrongUse for the name of a reporter that there is not. */
export const checkReporters = (names: readonly string[]): readonly string[] => {
  const unknown = names.find((name) => !Object.hasOwn(reporters, name));
  if (unknown === undefined) return names;
  throw new WrongUse(`--reporter knows ${Object.keys(reporters).join(', ')}, not ${unknown}.`);
};

/** @throws WrongUse for a directory in which nothing can be written. */
export const checkDirectory = (directory: string): string => {
  if (isWritable(directory)) return directory;
  throw new WrongUse(`--report-dir: reports cannot be written to ${directory}.`);
};

/** A run that is interrupted leaves its record, without a verdict. */
export const stopOnSignals = (recorder: Recorder): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      recorder.stop(`the run was interrupted (${signal})`);
      const results = recorder.finish();
      const said = ['no verdict: the run was interrupted.', ...(results ? cleanUpLines(results) : [])];
      process.stderr.write(`${said.join('\n')}\n`);
      process.exit(3);
    });
};
