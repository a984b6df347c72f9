// Listens to a run and writes results.json: at its start, so that even a run that is killed leaves a valid one, and at
// its end.
import { listen } from '../../engine/campaign/events.ts';
import { showProgress } from '../terminal/progress.ts';
import { openRecord } from './record.ts';
import type { Results } from './results.ts';
import { writeResults } from './write-results.ts';

export type Recorder = {
  /** Stops listening and writes what there is; undefined when no run has started. */
  readonly finish: () => Results | undefined;
  /** Says that the run was stopped, and why. */
  readonly stop: (reason: string) => void;
};

/** Records the next run of this process in a directory. */
export const record = (directory: string): Recorder => {
  const recording = openRecord();
  const progress = showProgress();
  const hear = (event: Parameters<typeof recording.hear>[0]): void => {
    recording.hear(event);
    const results = event.kind === 'started' ? recording.results() : undefined;
    if (results) writeResults(results, directory);
    progress(event);
  };
  const silence = listen(hear);
  return {
    stop: (reason) => hear({ kind: 'stopped', reason }),
    finish: () => {
      silence();
      const results = recording.results();
      if (results) writeResults(results, directory);
      return results;
    },
  };
};
