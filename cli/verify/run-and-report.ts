// One run of verify: recorded, reported, its failing cases kept, its exit code given.
import { runConformance } from '../../engine/campaign/conformance.ts';
import { codeOf, messageOf } from '../../engine/connection/error-code.ts';
import { wasKeptIn } from '../../engine/memory/kept-case.ts';
import { type Memory, remember } from '../../engine/memory/remember.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { addToHistory, historyLine } from '../../reports/record/history.ts';
import { type Recorder, record } from '../../reports/record/recorder.ts';
import type { Results } from '../../reports/record/results.ts';
import { failedLines } from '../../reports/terminal/failed-text.ts';
import { openInterruption } from '../interruption.ts';
import { finishRun } from '../reporting.ts';

export type Reports = {
  /** The reporters. */
  readonly names: readonly string[];
  readonly directory: string;
  /** Whether a waiver that is not needed any more takes the run its verdict. */
  readonly failOnStale: boolean;
  /** The command that makes the run again. */
  readonly rerun: string;
  readonly verbose: boolean;
};

/** What is kept in the directory is not worth the verdict: where it cannot be written, a line says so. */
const keeping = (what: string, directory: string, keep: () => void): void => {
  try {
    keep();
  } catch (error) {
    if (codeOf(error) === '' && !(error instanceof WrongUse)) throw error;
    note(`${what} could not be kept in ${directory}: ${messageOf(error)}`);
  }
};

/** Keeps what failed, and of a whole run a line of history. */
const keep = ({ memory: directory, failed }: Settings, memory: Memory, results: Results | undefined): void => {
  if (directory === undefined) return;
  keeping('the failing cases', directory, memory.save);
  if (results && !failed) keeping('the history', directory, () => addToHistory(directory, historyLine(results)));
};

const printFailed = ({ kept }: Settings, recorder: Recorder): void => {
  const results = recorder.finish();
  if (results) print(failedLines(results, wasKeptIn(kept)));
};

const refuseStale = (recorder: Recorder): void => {
  const { waivers = [] } = recorder.finish() ?? {};
  const stale = waivers.filter(({ state }) => state === 'unmatched').map(({ requirement }) => requirement);
  if (stale.length > 0)
    recorder.hear({ kind: 'incomplete', reason: `--stale-waivers: not needed any more: ${stale.join(', ')}` });
};

/** Runs, records and reports it, keeps what failed, and gives the exit code. */
export const runAndReport = async (settings: Settings, { failOnStale, ...reports }: Reports): Promise<number> => {
  const recorder = record(reports.directory);
  const { signal: interrupted, leave } = openInterruption(recorder);
  const memory = remember(settings);
  await runConformance({ ...settings, interrupted }, (event) => {
    recorder.hear(event);
    memory.hear(event);
  });
  if (interrupted.aborted) return leave();
  if (failOnStale) refuseStale(recorder);
  keep(settings, memory, recorder.finish());
  if (!settings.failed) return finishRun(recorder, reports);
  printFailed(settings, recorder);
  return finishRun(recorder, { ...reports, names: reports.names.filter((name) => name !== 'terminal') });
};
