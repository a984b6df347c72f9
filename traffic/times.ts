// When an exchange took place, as a recording says it.
import type { Times } from './seen.ts';

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;

/** Some recorders write numbers as texts. */
const durationOf = (time: unknown): number | undefined => {
  const value = typeof time === 'string' && time.trim() !== '' ? Number(time) : time;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
};

/**
 * The times of an exchange, by when it began (RFC 3339, with an offset) and how many milliseconds it took, as a HAR 1.2 has
 * them; undefined where one of them is missing or makes no sense.
 */
export const timesFrom = (started: unknown, time: unknown): Times | undefined => {
  if (typeof started !== 'string' || !dateTime.test(started)) return undefined;
  const [sentAt, duration] = [Date.parse(started), durationOf(time)];
  return Number.isNaN(sentAt) || duration === undefined ? undefined : { sentAt, answeredAt: sentAt + duration };
};
