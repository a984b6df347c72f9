// Progress of a long run: a bar on a terminal, a plain line a quarter elsewhere. On stderr, where nothing is parsed.
import { SingleBar } from 'cli-progress';
import type { RunEvent } from '../suites/index.ts';

export type Progress = (event: RunEvent) => void;

const bar = (): Progress => {
  const single = new SingleBar({
    format: '{bar} {value}/{total} cases  {duration_formatted}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = false;
  return (event) => {
    if (event.kind === 'progress') {
      if (!started) single.start(event.total, event.done);
      started = true;
      single.update(event.done);
    }
    if (event.kind === 'stopped' || event.kind === 'ended') single.stop();
  };
};

const plain = (): Progress => {
  let said = 0;
  return (event) => {
    if (event.kind === 'started') process.stderr.write(`verifying ${event.target}\n`);
    if (event.kind !== 'progress') return;
    const quarter = Math.floor((4 * event.done) / event.total);
    if (quarter > said) process.stderr.write(`${event.done} of ${event.total} cases\n`);
    said = Math.max(said, quarter);
  };
};

/** Shows how far a run has come, as the place it is run in allows. */
export const showProgress = (): Progress => (process.stderr.isTTY ? bar() : plain());
