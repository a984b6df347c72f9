// How long a target asks to wait (RFC 9110, 10.2.3): seconds or an HTTP date.

/** Milliseconds to wait by a Retry-After header, or undefined when there is none that can be read. */
export const retryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  // Date.parse reads "-5" and "1.5" as days of 2001; an HTTP date names its day.
  const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};
