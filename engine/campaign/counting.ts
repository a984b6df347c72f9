// What the report counts of a run: neither the deletes of the canary nor anything of the deletes at the end.
import type { Request } from '../../contracts/judging/exchange.ts';
import type { Attempt, Counts, Target } from '../connection/target.ts';
import type { Listener } from './run-event.ts';

export type Counting = {
  /** Reports an attempt to send something, where that is counted. */
  readonly hear: (attempt: Attempt) => void;
  /** The same target, whose deletes are not counted; they must be sent one after the other, beside nothing else. */
  readonly deletingUncounted: (target: Target) => Target;
  /** Counts nothing more; what was counted of all that the target was sent. */
  readonly end: (target: Target) => Counts;
};

/** Counts for a listener, from the start of a run. */
export const openCounting = (listener: Listener): Counting => {
  let [hasEnded, isDeleting] = [false, false];
  const deletes: Counts = { requests: 0, retries: 0 };

  const deleteOn = async ({ send, counts }: Target, request: Request): ReturnType<Target['send']> => {
    const { requests, retries } = counts;
    isDeleting = true;
    try {
      return await send(request);
    } finally {
      isDeleting = false;
      deletes.requests += counts.requests - requests;
      deletes.retries += counts.retries - retries;
    }
  };

  return {
    hear: (attempt) => {
      if (!hasEnded && !isDeleting) listener({ kind: 'attempt', attempt });
    },
    deletingUncounted: (target) => ({
      ...target,
      send: (request) => (request.method === 'DELETE' ? deleteOn(target, request) : target.send(request)),
    }),
    end: ({ counts }) => {
      hasEnded = true;
      return { requests: counts.requests - deletes.requests, retries: counts.retries - deletes.retries };
    },
  };
};
