// The pace of all requests to a target together: a rate limit, and a pause when the target asks for one.
import { setTimeout as wait } from 'node:timers/promises';

/** A clock in milliseconds, and how to wait on it. */
export type Clock = { readonly now: () => number; readonly wait: (milliseconds: number) => Promise<unknown> };

/** A timer that is set to more milliseconds fires at once. */
export const longestTimer = 2 ** 31 - 1;

export const clock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => wait(Math.min(milliseconds, longestTimer)),
};

export type Pace = {
  /** Resolves when the next request may go out, for each in the order in which they asked. */
  readonly turn: () => Promise<void>;
  /** Holds all requests back for this many milliseconds. */
  readonly pause: (milliseconds: number) => void;
};

/** A pace of at most `rate` requests a second: two turns are never closer than 1/`rate` seconds. */
export const openPace = (rate = Number.POSITIVE_INFINITY, { now, wait: pass }: Clock = clock): Pace => {
  const interval = 1000 / rate;
  let free = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  const next = async (): Promise<void> => {
    // Timers fire a little early at times, and a pause may be asked for while one runs.
    for (let rest = free - now(); rest > 0; rest = free - now()) await pass(rest);
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
