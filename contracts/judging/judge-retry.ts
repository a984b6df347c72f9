// The judge of a client's retries: a create that is sent again, compared with its earlier answer.

import { createdStatus } from '../odata/create.ts';
import { retryAfter } from '../odata/retry-after.ts';
import type { FixedId } from '../requirements/requirement-id.ts';
import { type Answer, type Finding, isSilence, type Silence } from './exchange.ts';

/** A create so far. Times are milliseconds of one clock. */
export type Sending = {
  /** The latest answer, and when it was sent. */
  readonly answer: Answer | Silence;
  readonly answeredAt: number;
  /** How often it was sent. */
  readonly times: number;
};

/** How often a create may be sent again. */
export const mostRepeats = 10;

// Timers may fire a little early, and clocks are read in different places.
const tolerance = 50;

// What a later attempt may solve: another token, a slow request, too many requests.
const retryable: ReadonlySet<number> = new Set([401, 408, 429]);

const finding = (requirement: FixedId, expected: string, actual: string): Finding => ({
  requirement,
  location: 'request',
  expected,
  actual,
});

const judgeWait = (answer: Answer, waited: number): Finding[] => {
  const expected = retryAfter(answer.headers['retry-after'], Date.now()) ?? 0;
  if (waited >= expected - tolerance) return [];
  return [finding('retries.waits', `a wait of ${expected} ms`, `a wait of ${Math.round(waited)} ms`)];
};

const judgeRepeat = ({ answer, answeredAt, times }: Sending, now: number): Finding[] => {
  if (isSilence(answer)) return [];
  const { status } = answer;
  if (status === createdStatus) return [finding('retries.created', 'no repeat after 201', 'the same create again')];
  const isRefused = status >= 400 && status < 500 && (!retryable.has(status) || (status === 401 && times > 1));
  if (isRefused) return [finding('retries.refused', `no repeat after ${status}`, 'the same create again')];
  return judgeWait(answer, now - answeredAt);
};

/** What sending a create again breaks. */
export const judgeRetry = (before: Sending, now: number): Finding[] => [
  ...judgeRepeat(before, now),
  ...(before.times > mostRepeats
    ? [finding('retries.bounded', `${mostRepeats} repeats at most`, `repeat ${before.times}`)]
    : []),
];
