// Progress of a run, told by its events.
import type { RunEvent } from '../suites/index.ts';
import { type Steps, showSteps } from './steps.ts';

export type Progress = (event: RunEvent) => void;

/** Shows how far a run has come, as the place it is run in allows. */
export const showProgress = (): Progress => {
  let steps: Steps | undefined;
  return (event) => {
    if (event.kind === 'started' && !process.stderr.isTTY) process.stderr.write(`verifying ${event.target}\n`);
    if (event.kind === 'progress') {
      steps ??= showSteps('cases', event.total);
      steps.advance(event.done);
    }
    if (event.kind === 'stopped' || event.kind === 'ended') steps?.stop();
  };
};
