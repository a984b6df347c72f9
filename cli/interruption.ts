// What Ctrl-C does to a run: nothing more is sent, what is under way may come home within seconds and is listed, and the
// record is written without a verdict. A second Ctrl-C does not wait.
import { note } from '../engine/output/terminal.ts';
import type { Recorder } from '../reports/record/recorder.ts';
import { cleanUpLines } from '../reports/terminal/clean-up-text.ts';

/** Milliseconds in which what is under way may come home. */
const longestReturn = 5_000;

export const waitingForAnswers = `interrupted: nothing more is sent; waiting at most ${longestReturn / 1_000} s for the answers under way (again: at once)`;

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Calls `onFirst` at the first signal, and `onLast` at the second, or after the seconds in which answers may come. */
export const onInterrupt = (onFirst: (signal: NodeJS.Signals) => void, onLast: () => void): void => {
  let isFirst = true;
  const hear = (signal: NodeJS.Signals): void => {
    if (isFirst) {
      isFirst = false;
      setTimeout(onLast, longestReturn);
      onFirst(signal);
    } else onLast();
  };
  for (const signal of signals) process.on(signal, hear);
};

export type Interruption = {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Writes the record, says that the run was interrupted and what is left, and ends the process. */
  readonly leave: () => never;
};

/** What was interrupted: a run that has a verdict was cleaning up. */
const interruptedWords = (verdict: string | undefined): string =>
  verdict === undefined || verdict === 'none'
    ? 'no verdict: the run was interrupted.'
    : 'the clean-up was interrupted; the verdict had been reached.';

/** Gets ready for an interrupt of a run. */
export const openInterruption = (recorder: Recorder): Interruption => {
  const aborter = new AbortController();
  const leave = (): never => {
    const results = recorder.finish();
    note([interruptedWords(results?.verdict), ...(results ? cleanUpLines(results) : [])]);
    process.exit(3);
  };
  onInterrupt((signal) => {
    recorder.stop(`the run was interrupted (${signal})`);
    note(waitingForAnswers);
    aborter.abort();
  }, leave);
  return { signal: aborter.signal, leave };
};
