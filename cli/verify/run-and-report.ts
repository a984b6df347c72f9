// One run of verify: recorded, reported, its failing cases kept, its exit code given.
import { runConformance } from '../../engine/campaign/conformance.ts';
import { wasKeptIn } from '../../engine/memory/kept-case.ts';
import { remember } from '../../engine/memory/remember.ts';
import { print } from '../../engine/output/terminal.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { type Recorder, record } from '../../reports/record/recorder.ts';
import { failedLines } from '../../reports/terminal/failed-text.ts';
import { openInterruption } from '../interruption.ts';
import { finishRun } from '../reporting.ts';
import { keepRun } from './keep.ts';

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
  if (interrupted.aborted) {
    await finishRun(recorder, reports);
    return leave();
  }
  if (failOnStale) refuseStale(recorder);
  const earlier = keepRun(settings, memory, recorder.finish());
  if (earlier.length > 0) recorder.hear({ kind: 'earlier', runs: earlier });
  if (!settings.failed) return finishRun(recorder, reports);
  printFailed(settings, recorder);
  return finishRun(recorder, { ...reports, names: reports.names.filter((name) => name !== 'terminal') });
};
