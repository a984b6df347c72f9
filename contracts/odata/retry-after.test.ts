// Retry-After in both of its forms, and in none.
import { leastRetryAfter, retryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 10, 23, 12, 0, 0);

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['2', 2_000],
    [' 120 ', 120_000],
    ['31536000', 31_536_000_000],
    ['30,120', 120_000],
    ['120 , 30', 120_000],
    ['Mon, 23 Nov 2026 12:00:09 GMT', 9_000],
    ['Mon, 23 Nov 2026 11:59:00 GMT', 0],
  ])('%j is %d ms', (header, expected) => expect(retryAfter(header, now)).toBe(expected));

  test('of several values any reading waits for the shortest', () =>
    expect([leastRetryAfter('30,120', now), leastRetryAfter('2', now), leastRetryAfter('soon', now)]).toEqual([
      30_000,
      2_000,
      undefined,
    ]));

  test.each([undefined, '', ' ', 'soon', 'two minutes', '-5', '1.5', '1,', '1,5.5'])(
    '%j is nothing that can be waited for',
    (header) => expect(retryAfter(header, now)).toBeUndefined(),
  );
});
