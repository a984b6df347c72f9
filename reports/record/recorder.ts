// Listens to a run and writes results.json at its start and its end, so that a killed run leaves a valid one too.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Listener } from '../../engine/campaign/run-event.ts';
import { codeOf } from '../../engine/connection/error-code.ts';
import { withoutHeldSecretsIn } from '../../engine/output/held-secrets.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { showProgress } from '../terminal/progress.ts';
import { resultsFile } from './directory.ts';
import { resultsFrom, resultsText } from './read.ts';
import { openRecord } from './record.ts';
import type { Results } from './results.ts';
import { writeResults } from './write-results.ts';

export type Recorder = {
  /** The listener of the run that is recorded. */
  readonly hear: Listener;
  /** Writes the results so far; undefined when no run has started. */
  readonly finish: () => Results | undefined;
  /** Why the results were not written the last time, if the file system refused it. */
  readonly lost: () => string | undefined;
  /** The results that an earlier run left in the directory, if it holds any of this version. */
  readonly before: () => Results | undefined;
  /** Records that the run was stopped, and why. */
  readonly stop: (reason: string) => void;
};

/** The message of the error of the file system that stops something from being written, if there is one. */
const failureOf = (write: () => unknown): string | undefined => {
  try {
    write();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === '') throw error;
    return error.message;
  }
};

/** What a function gives, or undefined where it finds no results of this version. */
const unlessUnusable = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof WrongUse) return undefined;
    throw error;
  }
};

/** Records one run in a directory, and shows its progress. */
export const record = (directory: string): Recorder => {
  const file = join(directory, resultsFile);
  const earlier = existsSync(file) ? unlessUnusable(() => resultsText(file)) : undefined;
  const recording = openRecord();
  const progress = showProgress();
  let lost: string | undefined;
  const write = (): Results | undefined => {
    const results = withoutHeldSecretsIn(recording.results());
    lost = results && failureOf(() => writeResults(results, directory));
    return results;
  };
  const hear: Listener = (event) => {
    recording.hear(event);
    if (event.kind === 'started') write();
    progress(event);
  };
  return {
    hear,
    finish: write,
    lost: () => lost,
    before: () => (earlier === undefined ? undefined : unlessUnusable(() => resultsFrom(earlier, file))),
    stop: (reason) => hear({ kind: 'stopped', reason }),
  };
};
