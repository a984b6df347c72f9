// A run stops when a target has stopped answering, and not before.
import type { Answer, Silence } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { readSettings } from '../settings/settings.ts';
import { openStopConditions } from './stop-conditions.ts';

const settings = readSettings(userStatus, { concurrency: '4', maxMinutes: '2' }, {});

const created: Answer = { status: 201, headers: {}, body: '{}' };
const throttled: Answer = { status: 429, headers: {}, body: '' };
const gone: Silence = { silence: 'unreachable', detail: 'ECONNREFUSED' };
const ours: Silence = { silence: 'unreachable', detail: 'this machine could not send: connect EMFILE' };
const hung: Silence = { silence: 'timeout', detail: 'no answer' };

const lostAfter = (answers: readonly (Answer | Silence)[], now?: () => number): string | undefined => {
  const stopConditions = openStopConditions(settings, now);
  for (const answer of answers) stopConditions.note(answer);
  return stopConditions.met();
};

const times = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);

test.each([
  ['answers', times(1000, created)],
  ['one exchange less than there are connections', times(3, gone)],
  ['an answer between others that say nothing', [...times(3, gone), created, ...times(3, gone)]],
  ['fewer hung requests than four for each connection', times(15, hung)],
])('%s: it goes on', (_, answers) => expect(lostAfter(answers)).toBeUndefined());

test.each([
  ['cannot be reached any more', times(4, gone), 'the target could not be reached any more'],
  ['this machine cannot reach any more', times(4, ours), ours.detail],
  ['keeps putting off', times(4, throttled), 'the target kept saying "try again"'],
  [
    'puts off for longer than is waited for',
    times(4, { ...throttled, headers: { 'retry-after': '300' } }),
    'the target kept saying "try again": it asks to wait 300 s (Retry-After), and at most 60 s are waited for; run it again later',
  ],
  [
    'left requests hanging, with answers between them',
    times(16, [hung, created]).flat(),
    'the target left 16 requests without an answer',
  ],
])('a target that %s: it stops', (_, answers, reason) => expect(lostAfter(answers)).toBe(reason));

test.each([
  ['answers of a megabyte', { ...created, body: 'x'.repeat(1024 * 1024) }, 5_000],
  ['headers of half a megabyte', { ...created, headers: { 'x-long': 'x'.repeat(512 * 1024) } }, 1_000],
])('a target that gives %s without end: it stops', (_, answer, count) =>
  expect(lostAfter(times(count, answer))).toBe('the answers of the target were gigabytes long together'),
);

test('a target whose answers have many kilobytes: it goes on', () => {
  const answer = { ...created, headers: { 'x-long': 'x'.repeat(60_000) }, body: 'x'.repeat(60_000) };
  expect(lostAfter(times(100_000, answer))).toBeUndefined();
});

test('the minutes are over', () => {
  let minutes = 0;
  const stopConditions = openStopConditions(settings, () => minutes * 60_000);
  minutes = 1.99;
  expect(stopConditions.met()).toBeUndefined();
  minutes = 2;
  expect(stopConditions.met()).toBe('the 2 minutes of --max-minutes were over');
});
