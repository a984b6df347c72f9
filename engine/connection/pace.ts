// The pace of all requests to a target together: a rate limit, and a pause when the target asks for one.
import { setTimeout as wait } from 'node:timers/promises';
import { NoVerdict } from '../settings/errors.ts';

/** A clock in milliseconds, and how to wait on it. */
export type Clock = {
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
};

/** A timer that is set to more milliseconds fires at once. */
export const longestTimer = 2 ** 31 - 1;

export const clock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => wait(Math.min(milliseconds, longestTimer), undefined, { signal }),
};

export type Pace = {
  /**
   * Resolves when the next request may go out, for each in the order in which they asked.
   * @throws NoVerdict once nothing more is to be sent.
   */
  readonly turn: () => Promise<void>;
  /** Holds all requests back for this many milliseconds. */
  readonly pause: (milliseconds: number) => void;
};

export type PaceParts = {
  /** Requests a second. */
  readonly rate?: number | undefined;
  readonly clock?: Clock;
  /** Aborted when nothing more is to be sent. */
  readonly signal?: AbortSignal | undefined;
};

/** A pace of at most `rate` requests a second: two turns are never closer than 1/`rate` seconds. */
export const openPace = ({ rate = Number.POSITIVE_INFINITY, clock: time = clock, signal }: PaceParts = {}): Pace => {
  const { now, wait: pass } = time;
  const interval = 1000 / rate;
  let free = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  const unlessAborted = (error: unknown): void => {
    if (!signal?.aborted) throw error;
  };

  const next = async (): Promise<void> => {
    // Timers fire a little early at times, and a pause may be asked for while one runs.
    for (let rest = free - now(); rest > 0 && !signal?.aborted; rest = free - now())
      await pass(rest, signal).catch(unlessAborted);
    if (signal?.aborted) throw new NoVerdict('the command was interrupted');
    free = now() + interval;
  };

  return {
    turn: () => {
      last = last.then(next);
      return last;
    },
    pause: (milliseconds) => {
      free = Math.max(free, now() + milliseconds);
    },
  };
};
