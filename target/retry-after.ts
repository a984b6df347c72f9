// How long a target asks to wait (RFC 9110, 10.2.3): seconds or an HTTP date.

/** Milliseconds to wait by a Retry-After header, or undefined when there is none that can be read. */
export const retryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};
