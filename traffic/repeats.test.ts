// What a client sends again: judged by the times of a recording, and not where they leave anything open.
import type { Answer, Silence } from '../contracts/judging/exchange.ts';
import { openRepeats } from './repeats.ts';

type Step = {
  readonly at?: number;
  readonly took?: number;
  readonly status?: number;
  readonly after?: string;
  readonly id?: string;
  readonly silence?: Silence['silence'];
};

const answerOf = ({ status = 201, after, silence }: Step): Answer | Silence =>
  silence === undefined
    ? { status, headers: after === undefined ? {} : { 'retry-after': after }, body: '' }
    : { silence, detail: 'x' };

const seenOf = (step: Step) => ({
  exchange: {
    request: {
      ...{ method: 'POST', path: '/a', body: '{}' },
      headers: step.id === undefined ? {} : { 'client-request-id': step.id },
    },
    answer: answerOf(step),
  },
  ...(step.at === undefined ? {} : { times: { sentAt: step.at, answeredAt: step.at + (step.took ?? 10) } }),
});

const judged = (steps: readonly Step[]) => {
  const judge = openRepeats();
  return steps.map((step) => judge(seenOf(step)));
};

const broken = (...steps: readonly Step[]): readonly string[] =>
  judged(steps).flatMap(({ findings }) => findings.map(({ requirement }) => requirement));

test.each<[string, readonly Step[], readonly string[]]>([
  ['too early', [{ at: 0, status: 429, after: '3' }, { at: 2_000 }], ['retries.waits']],
  ['in time', [{ at: 0, status: 429, after: '3' }, { at: 3_010 }], []],
  [
    'too early by a date',
    [{ at: 0, status: 503, after: 'Thu, 01 Jan 1970 00:00:09 GMT' }, { at: 8_000 }],
    ['retries.waits'],
  ],
  ['long before a long Retry-After', [{ at: 0, status: 429, after: '7200' }, { at: 3_600_000 }], ['retries.waits']],
  [
    'from the answer on, not from the request',
    [{ at: 0, took: 5_000, status: 429, after: '3' }, { at: 6_000 }],
    ['retries.waits'],
  ],
  ['again and again, each time with 201', Array.from({ length: 20 }, (_, index) => ({ at: index * 20 })), []],
  [
    'more than ten times after failures',
    Array.from({ length: 20 }, (_, index) => ({ at: index * 20, status: 408 })),
    Array.from({ length: 9 }, () => 'retries.bounded'),
  ],
  [
    'after 201, by its id',
    [
      { at: 0, id: 'a' },
      { at: 20, id: 'a' },
    ],
    ['retries.created'],
  ],
  [
    'after 400, by its id',
    [
      { at: 0, status: 400, id: 'a' },
      { at: 20, id: 'a' },
    ],
    ['retries.refused'],
  ],
  [
    'another create with the same values',
    [
      { at: 0, id: 'a' },
      { at: 20, id: 'b' },
    ],
    [],
  ],
  ['the same values, without ids', [{ at: 0 }, { at: 20 }, { at: 40, status: 400 }, { at: 60 }], []],
  ['after a lost answer', [{ at: 0, silence: 'dropped' }, { at: 20 }], ['retries.lost']],
  ['a clock that ran backwards', [{ at: 9_000, status: 429, after: '3' }, { at: 1_000 }, { at: 1_100 }], []],
  ['times that are missing', [{ status: 429, after: '3' }, { at: 5 }, {}, { at: 7 }], []],
  ['while the first was under way', [{ at: 0, took: 900, status: 429, after: '3' }, { at: 100 }], []],
  ['an answer that is not known', [{ at: 0, silence: 'unrecorded' }, { at: 20 }], []],
  ['a day later', [{ at: 0, status: 500 }, { at: 86_400_000 }], []],
])('%s', (_, steps, expected) => {
  expect(broken(...steps)).toEqual(expected);
});

test('ten repetitions after failures are enough, however many after "try again"', () => {
  const times = (status: number, after?: string): Step[] =>
    Array.from({ length: 12 }, (_, index) => ({
      at: index * 2_000,
      status,
      ...(after === undefined ? {} : { after }),
    }));
  expect(broken(...times(500)).filter((id) => id === 'retries.bounded')).toHaveLength(1);
  expect(broken(...times(429, '1'))).toEqual([]);
});

test('what a repetition could have shown is exercised, and nothing else', () => {
  const exercised = (...steps: readonly Step[]) => judged(steps).map(({ exercised: ids }) => ids);
  expect(exercised({ at: 0, status: 429, after: '1' }, { at: 2_000 })).toEqual([[], ['retries.waits']]);
  expect(exercised({ at: 0, id: 'a' })).toEqual([['retries.created']]);
});
