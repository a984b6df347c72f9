// How often and how long a target that answers "try again" is waited for.
import { type Answer, isSilence, type Silence } from '../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import { retryAfter } from '../../contracts/odata/retry-after.ts';

/** How many times a request is sent again after "try again". */
export const mostRetries = 5;

/** Milliseconds of one wait. A target that asks for more is not waited for. */
const longestWait = 60_000;

/** Milliseconds for which a target may answer nothing but "try again". */
const longestThrottling = mostRetries * longestWait;

export type Throttling = {
  /** Milliseconds that an answer asks to wait; undefined where it does not say "try again". */
  readonly waitAfter: (outcome: Answer | Silence, attempt: number) => number | undefined;
  /** The answer after which nothing more is sent, once there is one. */
  readonly lastWord: () => Answer | undefined;
};

/** Milliseconds of the first wait where a target does not say how long it asks for. */
export const firstWait = { here: 250, elsewhere: 1_000 } as const;

/** Seconds with a fraction, as in the example of Microsoft Graph's guidance on throttling; RFC 9110 knows whole ones alone. */
const fromFraction = (header: string | undefined): number | undefined =>
  /^\d+\.\d+$/.test(header ?? '') ? Math.ceil(Number(header) * 1_000) : undefined;

/**
 * The wait that Retry-After asks for, a date by the target's own clock; without it, twice as long each time. Intune often sends
 * none, and counts by 20 seconds, which five waits elsewhere exceed together.
 */
const waitOf = ({ headers }: Answer, attempt: number, first: number): number => {
  const date = Date.parse(headers['date'] ?? '');
  const header = headers['retry-after'];
  return fromFraction(header) ?? retryAfter(header, Number.isNaN(date) ? Date.now() : date) ?? first * 2 ** attempt;
};

/** How long an answer asks to wait, in words, where that is longer than it is waited for. */
export const askedTooMuch = (answer: Answer): string | undefined => {
  const wait = waitOf(answer, 0, 0);
  if (wait <= longestWait) return undefined;
  return `it asks to wait ${Math.ceil(wait / 1_000)} s (Retry-After), and at most ${longestWait / 1_000} s are waited for; run it again later`;
};

/** The throttling of one target, by a clock of milliseconds. */
export const openThrottling = (now: () => number, first: number = firstWait.here): Throttling => {
  let since: number | undefined;
  let last: Answer | undefined;
  return {
    waitAfter: (outcome, attempt) => {
      if (isSilence(outcome) || !isTryAgain(outcome)) {
        since = undefined;
        return undefined;
      }
      since ??= now();
      const wait = waitOf(outcome, attempt, first);
      if (wait <= longestWait && now() + wait - since <= longestThrottling) return wait;
      last ??= outcome;
      return undefined;
    },
    lastWord: () => last,
  };
};
