// Exchanges that two files have are judged once; those that one file has twice are judged twice.
import type { Answer } from '../contracts/judging/exchange.ts';
import { openCopies } from './copies.ts';
import type { Seen } from './seen.ts';

const created: Answer = { status: 201, headers: {}, body: '{"id":"1"}' };

const seen = (answer: Seen['exchange']['answer'], sentAt?: number): Seen => ({
  exchange: { request: { method: 'POST', path: '/a', headers: {}, body: '{}' }, answer },
  ...{ gaps: [], base: '' },
  ...(sentAt === undefined ? {} : { times: { sentAt, answeredAt: sentAt } }),
});

/** Which exchanges of the second file are copies of those of the first. */
const copiesIn = (first: readonly Seen[], second: readonly Seen[]): readonly boolean[] => {
  const { nextFile, isCopy } = openCopies();
  nextFile();
  expect(first.filter(isCopy)).toEqual([]);
  nextFile();
  return second.map(isCopy);
};

const refused: Answer = { ...created, status: 400 };

test('the same answer to the same request is one exchange, whenever each recorder saw it', () => {
  expect(
    copiesIn([seen(created, 1), seen(created, 2)], [seen(created, 3), seen({ ...created, body: '{"id":"2"}' })]),
  ).toEqual([true, false]);
});

test('without an id the time tells, and without a time nothing does', () => {
  expect(
    copiesIn(
      [seen(refused, 1), seen(refused), seen({ ...created, body: '' }), seen({ silence: 'unrecorded', detail: '' }, 1)],
      [
        seen(refused, 1),
        seen(refused, 2),
        seen(refused),
        seen({ ...created, body: '' }),
        seen({ silence: 'unrecorded', detail: '' }, 1),
      ],
    ),
  ).toEqual([true, false, false, false, false]);
});
