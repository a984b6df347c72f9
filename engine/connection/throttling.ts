// What a target that says "try again" is granted, and when that was its last word.
import { type Answer, isSilence, type Silence } from '../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import { retryAfter } from '../../contracts/odata/retry-after.ts';

/** How often a request is sent again to a target that says "try again". */
export const mostRetries = 5;

/** Milliseconds of one wait. A target that asks for more is not waited for. */
const longestWait = 60_000;

/** Milliseconds for which a target may put off all that it is sent. */
const longestPuttingOff = mostRetries * longestWait;

export type Throttling = {
  /** Milliseconds for which an answer asks that nothing be sent; none where it does not say "try again". */
  readonly waitAfter: (outcome: Answer | Silence, attempt: number) => number | undefined;
  /** The answer after which nothing more may be sent, once it has come. */
  readonly lastWord: () => Answer | undefined;
};

/** What Retry-After asks for, a date beside the target's own clock; else twice as long each time. */
const waitOf = ({ headers }: Answer, attempt: number): number => {
  const date = Date.parse(headers['date'] ?? '');
  return retryAfter(headers['retry-after'], Number.isNaN(date) ? Date.now() : date) ?? 250 * 2 ** attempt;
};

/** The throttling of one target, by a clock of milliseconds. */
export const openThrottling = (now: () => number): Throttling => {
  let since: number | undefined;
  let last: Answer | undefined;
  return {
    waitAfter: (outcome, attempt) => {
      if (isSilence(outcome) || !isTryAgain(outcome)) {
        since = undefined;
        return undefined;
      }
      since ??= now();
      const wait = waitOf(outcome, attempt);
      if (wait <= longestWait && now() + wait - since <= longestPuttingOff) return wait;
      last ??= outcome;
      return undefined;
    },
    lastWord: () => last,
  };
};
