// The judge of a client's retries: a create that is sent again, compared with its earlier answer.

import { createdStatus } from '../odata/create.ts';
import { leastRetryAfter } from '../odata/retry-after.ts';
import type { FixedId } from '../requirements/requirement-id.ts';
import { type Answer, type Finding, isSilence, type Silence } from './exchange.ts';
import { isTryAgain } from './judge-exchange.ts';

/** A create so far. */
export type Sending = {
  /** The latest answer, and when it was sent, in milliseconds since 1970. */
  readonly answer: Answer | Silence;
  readonly answeredAt: number;
  /** How often the create was sent, apart from when the answer was "try again". */
  readonly tries: number;
};

/** How often a create may be sent again after failures other than "try again". */
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

const waitAfter = ({ answer, answeredAt }: Sending): number | undefined =>
  isSilence(answer) ? undefined : leastRetryAfter(answer.headers['retry-after'], answeredAt);

const isFinal = ({ answer, tries }: Sending): boolean => {
  if (isSilence(answer) || answer.status < 400 || answer.status >= 500) return false;
  return !retryable.has(answer.status) || (answer.status === 401 && tries > 1);
};

const isCreated = (answer: Answer | Silence): boolean => !isSilence(answer) && answer.status === createdStatus;

// The create may have been carried out although its answer was lost, or came from a gateway.
const isUnknown = (answer: Answer | Silence): boolean => isSilence(answer) || answer.status >= 500;

const statusOf = (answer: Answer | Silence): string => (isSilence(answer) ? 'a lost answer' : String(answer.status));

const judgeWait = (before: Sending, now: number): Finding[] => {
  const [expected, waited] = [waitAfter(before) ?? 0, now - before.answeredAt];
  if (waited >= expected - tolerance) return [];
  return [finding('retries.waits', `a wait of ${expected} ms`, `a wait of ${Math.round(waited)} ms`)];
};

const judgeRepeat = (before: Sending, now: number): Finding[] => {
  const { answer } = before;
  const repeated = 'the same create again';
  if (isCreated(answer)) return [finding('retries.created', 'no repeat after 201', repeated)];
  if (isFinal(before)) return [finding('retries.refused', `no repeat after ${statusOf(answer)}`, repeated)];
  if (isTryAgain(answer) || !isUnknown(answer)) return judgeWait(before, now);
  return [...judgeWait(before, now), finding('retries.lost', `no repeat after ${statusOf(answer)}`, repeated)];
};

const judgeNumber = ({ answer, tries }: Sending): Finding[] =>
  tries <= mostRepeats || isTryAgain(answer)
    ? []
    : [finding('retries.bounded', `${mostRepeats} repeats at most`, `repeat ${tries}`)];

/** What sending a create again breaks. */
export const judgeRetry = (before: Sending, now: number): Finding[] => [
  ...judgeRepeat(before, now),
  ...judgeNumber(before),
];

/** The create after it was answered once more. */
export const sendingAfter = (before: Sending | undefined, answer: Answer | Silence, answeredAt: number): Sending => ({
  answer,
  answeredAt,
  tries: (before?.tries ?? 0) + (isTryAgain(answer) ? 0 : 1),
});

/**
 * Which requirements about retries a create exercises that was sent, after `before` where it had been sent already: the repeat could
 * have come too early or once too often; after a 201 or a refusal for good the client could go on.
 */
export const exercisedByRetry = (before: Sending | undefined, sent: Sending): FixedId[] => [
  ...(before && waitAfter(before) !== undefined ? (['retries.waits'] as const) : []),
  ...(before && !isTryAgain(before.answer) && !isCreated(before.answer) ? (['retries.bounded'] as const) : []),
  ...(isCreated(sent.answer) ? (['retries.created'] as const) : []),
  ...(isFinal(sent) ? (['retries.refused'] as const) : []),
];
