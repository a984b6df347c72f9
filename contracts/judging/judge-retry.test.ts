// When a client may send a create again, and when it may not.
import type { Answer, Silence } from './exchange.ts';
import { judgeRetry, mostRepeats } from './judge-retry.ts';

const answer = (status: number, headers: Answer['headers'] = {}): Answer => ({ status, headers, body: '' });
const dropped: Silence = { silence: 'dropped', detail: '' };

const found = (before: Answer | Silence, waited: number, times = 1): string[] =>
  judgeRetry({ answer: before, answeredAt: 1_000, times }, 1_000 + waited).map(({ requirement }) => requirement);

test.each<[string, Answer | Silence, number, number, string[]]>([
  ['after Retry-After', answer(429, { 'retry-after': '2' }), 2_000, 1, []],
  ['a timer that fired a little early', answer(429, { 'retry-after': '2' }), 1_960, 1, []],
  ['too early', answer(429, { 'retry-after': '2' }), 1_000, 1, ['retries.waits']],
  ['too early after 503', answer(503, { 'retry-after': '1' }), 0, 1, ['retries.waits']],
  ['at once after 429 that names no time', answer(429), 0, 1, []],
  ['after a server error', answer(500), 0, 1, []],
  ['after silence', dropped, 0, 1, []],
  ['after 201', answer(201), 60_000, 1, ['retries.created']],
  ['after 400', answer(400), 60_000, 1, ['retries.refused']],
  ['after 403', answer(403), 60_000, 1, ['retries.refused']],
  ['once after 401, perhaps with another token', answer(401), 0, 1, []],
  ['again and again after 401', answer(401), 0, 2, ['retries.refused']],
  ['the tenth repeat', answer(500), 0, mostRepeats, []],
  ['the eleventh repeat', answer(500), 0, mostRepeats + 1, ['retries.bounded']],
])('%s', (_, before, waited, times, ids) => expect(found(before, waited, times)).toEqual(ids));
