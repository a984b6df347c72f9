// One run of a watched target: recorded and remembered as any other, and stopped where a new one begins.
import { runConformance } from '../../engine/campaign/conformance.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { remember } from '../../engine/memory/remember.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { openRecord } from '../../reports/record/record.ts';
import type { Results } from '../../reports/record/results.ts';
import { writeResults } from '../../reports/record/write-results.ts';
import { keepRun } from '../verify/keep.ts';

export type Round = {
  readonly settings: Settings;
  /** Where results.json goes. */
  readonly directory: string;
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
};

/** The results of a run; undefined where it was stopped, which leaves the reports and what is kept as they were. */
export const runRound = async ({ settings, directory, signal, onEvent }: Round): Promise<Results | undefined> => {
  const [recording, memory] = [openRecord(), remember(settings)];
  await runConformance({ ...settings, signal }, (event) => {
    recording.hear(event);
    memory.hear(event);
    onEvent(event);
  });
  const results = recording.results();
  if (signal.aborted || !results) return undefined;
  const earlier = keepRun(settings, memory, results);
  const whole = earlier.length > 0 ? { ...results, earlier } : results;
  writeResults(whole, directory);
  return whole;
};
