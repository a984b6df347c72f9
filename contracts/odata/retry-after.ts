// How long a target asks to wait (RFC 9110, 10.2.3): seconds or an HTTP date.
import { greatest, least } from './extremes.ts';

const fromDate = (header: string, now: number): number | undefined => {
  // Date.parse reads "-5" and "1.5" as days of 2001; an HTTP date names its day.
  const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/** The seconds in a header that holds nothing else, in milliseconds: several where two lines were joined to one. */
const fromSeconds = (header: string): readonly number[] =>
  /^\s*\d+\s*(,\s*\d+\s*)*$/.test(header) ? header.split(',').map((seconds) => Number(seconds) * 1000) : [];

/**
 * Milliseconds to wait by a Retry-After header, or undefined where it cannot be read; of several values the longest. `now` is the
 * time at which the answer that carried it came.
 */
export const retryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  const seconds = fromSeconds(header);
  return seconds.length > 0 ? greatest(seconds) : fromDate(header, now);
};

/** The same, but of several values the shortest: what any reading of the header asks for. */
export const leastRetryAfter = (header: string | undefined, now: number): number | undefined => {
  const seconds = fromSeconds(header ?? '');
  return seconds.length > 0 ? least(seconds) : retryAfter(header, now);
};
