// Waits after "try again": both forms of Retry-After, both statuses, and when to give up.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { firstWait, openThrottling } from './throttling.ts';

const minute = 60_000;
const date = 'Mon, 23 Nov 2026 12:00:00 GMT';

const throttled = (status: number, retryAfter?: string, more: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }), ...more },
  body: '',
});
const created: Answer = { status: 201, headers: {}, body: '{}' };

const opened = () => {
  let time = 0;
  const throttling = openThrottling(() => time);
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { ...throttling, pass };
};

describe.each([429, 503])('%d', (status) => {
  test.each([
    ['0', 0],
    ['9', 9_000],
    ['60', minute],
    ['Mon, 23 Nov 2026 12:00:09 GMT', 9_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ])('with Retry-After: %s is waited for; a date is read by the clock of the target', (header, expected) => {
    const { waitAfter, lastWord } = opened();
    expect(waitAfter(throttled(status, header, { date }), 0)).toBe(expected);
    expect(lastWord()).toBeUndefined();
  });

  test('with a date but no Date header is waited for by our clock', () => {
    const wait = opened().waitAfter(throttled(status, new Date(Date.now() + 30_000).toUTCString()), 0);
    expect(wait).toBeGreaterThan(20_000);
    expect(wait).toBeLessThanOrEqual(30_000);
  });

  test.each(['61', '31536000', 'Mon, 23 Nov 2026 12:01:01 GMT'])('with Retry-After: %s ends the run', (header) => {
    const { waitAfter, lastWord } = opened();
    const answer = throttled(status, header, { date });
    expect(waitAfter(answer, 0)).toBeUndefined();
    expect(lastWord()).toBe(answer);
  });

  test('with a fraction of a second, as Graph writes it, is waited for', () =>
    expect(opened().waitAfter(throttled(status, '2.128'), 0)).toBe(2_128));

  test('without Retry-After, elsewhere, is waited for longer in all than Intune counts', () => {
    const { waitAfter } = openThrottling(() => 0, firstWait.elsewhere);
    const waits = [0, 1, 2, 3, 4].map((attempt) => waitAfter(throttled(status === 503 ? 429 : status), attempt) ?? 0);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(20_000);
  });

  test('with an unreadable Retry-After is waited for, twice as long each time', () => {
    const { waitAfter } = opened();
    expect([0, 1, 2].map((attempt) => waitAfter(throttled(status, 'soon'), attempt))).toEqual([250, 500, 1_000]);
  });

  test('for longer than five minutes, for any request, ends the run', () => {
    const { waitAfter, lastWord, pass } = opened();
    const waits = Array.from({ length: 6 }, () => {
      const wait = waitAfter(throttled(status, '60'), 0);
      pass(wait ?? 0);
      return wait;
    });
    expect(waits).toEqual([minute, minute, minute, minute, minute, undefined]);
    expect(lastWord()).toBeDefined();
  });

  test('with another answer between starts the count anew', () => {
    const { waitAfter, lastWord, pass } = opened();
    for (let turn = 0; turn < 20; turn += 1) {
      waitAfter(throttled(status, '60'), 0);
      pass(minute);
      if (turn % 4 === 3) waitAfter(created, 0);
    }
    expect(lastWord()).toBeUndefined();
  });
});

test('429 without Retry-After is waited for, 503 without it is an answer', () => {
  expect(opened().waitAfter(throttled(429), 0)).toBe(250);
  expect(opened().waitAfter(throttled(503), 0)).toBeUndefined();
});
