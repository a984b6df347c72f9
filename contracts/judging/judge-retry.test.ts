// When a client may send a create again, and when it may not.
import type { Answer, Silence } from './exchange.ts';
import { exercisedByRetry, judgeRetry, mostRepeats, type Sending, sendingAfter } from './judge-retry.ts';

const answeredAt = Date.UTC(2026, 10, 23, 12, 0, 0);
const answer = (status: number, headers: Answer['headers'] = {}): Answer => ({ status, headers, body: '' });
const after = (status: number, retryAfter: string): Answer => answer(status, { 'retry-after': retryAfter });
const dropped: Silence = { silence: 'dropped', detail: '' };
const sending = (latest: Answer | Silence, tries = 1): Sending => ({ answer: latest, answeredAt, tries });

const found = (before: Answer | Silence, waited: number, tries = 1): string[] =>
  judgeRetry(sending(before, tries), answeredAt + waited).map(({ requirement }) => requirement);

test.each<[string, Answer | Silence, number, number, string[]]>([
  ['after Retry-After', after(429, '2'), 2_000, 0, []],
  ['a timer that fired a little early', after(429, '2'), 1_960, 0, []],
  ['too early', after(429, '2'), 1_000, 0, ['retries.waits']],
  ['too early after 503', after(503, '1'), 0, 0, ['retries.waits']],
  ['at the date', after(429, 'Mon, 23 Nov 2026 12:00:10 GMT'), 10_000, 0, []],
  ['halfway to the date', after(429, 'Mon, 23 Nov 2026 12:00:10 GMT'), 5_000, 0, ['retries.waits']],
  ['after a date that is past', after(429, 'Mon, 23 Nov 2026 11:59:00 GMT'), 0, 0, []],
  ['after the shortest of two values', after(429, '30,120'), 30_000, 0, []],
  ['before the shortest of two values', after(429, '30, 120'), 29_000, 0, ['retries.waits']],
  ['at once after a value that cannot be read', after(429, 'soon'), 0, 0, []],
  ['at once after 429 that names no time', answer(429), 0, 0, []],
  ['after a server error: observed', answer(500), 0, 1, ['retries.lost']],
  ['after 504 without Retry-After: observed', answer(504), 0, 1, ['retries.lost']],
  ['too early after 504', after(504, '1'), 0, 1, ['retries.waits', 'retries.lost']],
  ['after silence: observed', dropped, 0, 1, ['retries.lost']],
  ['after 201', answer(201), 60_000, 1, ['retries.created']],
  ['after 400', answer(400), 60_000, 1, ['retries.refused']],
  ['after 403', answer(403), 60_000, 1, ['retries.refused']],
  ['after 408', answer(408), 0, 1, []],
  ['once after 401, perhaps with another token', answer(401), 0, 1, []],
  ['again and again after 401', answer(401), 0, 2, ['retries.refused']],
  ['the tenth repeat', answer(408), 0, mostRepeats, []],
  ['the eleventh repeat', answer(408), 0, mostRepeats + 1, ['retries.bounded']],
])('%s', (_, before, waited, tries, ids) => expect(found(before, waited, tries)).toEqual(ids));

const trail = (answers: readonly (Answer | Silence)[]): Sending | undefined =>
  answers.reduce<Sending | undefined>((before, one) => sendingAfter(before, one, answeredAt), undefined);

test.each<[string, readonly (Answer | Silence)[], number]>([
  ['429 does not count', Array.from({ length: 40 }, () => after(429, '1')), 0],
  ['503 with Retry-After does not count', [after(503, '1'), after(503, '1')], 0],
  ['503 without it does', [answer(503), answer(503)], 2],
  ['other failures count, whatever lies between them', [answer(504), answer(429), dropped], 2],
])('of the tries, %s', (_, answers, tries) => expect(trail(answers)?.tries).toBe(tries));

test.each<[string, Answer | Silence | undefined, Answer | Silence, readonly string[]]>([
  ['a create that is throttled', undefined, after(429, '1'), []],
  ['a repeat that is throttled again', after(429, '1'), after(429, '1'), ['retries.waits']],
  ['a repeat after 429 that names no time', answer(429), answer(429), []],
  ['a repeat after a server error', answer(500), answer(500), ['retries.bounded']],
  ['a repeat after 504 with Retry-After', after(504, '1'), answer(504), ['retries.waits', 'retries.bounded']],
  ['a create that is accepted', undefined, answer(201), ['retries.created']],
  ['a create that is refused', undefined, answer(400), ['retries.refused']],
  ['a create that is refused because of its token', undefined, answer(401), []],
])('%s exercises %j', (_, before, latest, ids) =>
  expect(exercisedByRetry(before && sending(before), sending(latest))).toEqual(ids),
);
