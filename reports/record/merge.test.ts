// Merged shards are one run; with a shard missing it is never conformant.

import { specimen } from '../../test-support/specimen.ts';
import { merge } from './merge.ts';
import type { Results, Symptom } from './results.ts';

const { reason: _, ...whole } = specimen();
const passing: Results = {
  ...whole,
  verdict: 'conformant',
  requirements: whole.requirements.filter(({ id }) => id === 'answers.pass'),
};
const shard = (index: number, of: number, also: Partial<Results> = {}): Results => ({
  ...passing,
  ...also,
  shard: { index, of },
});

test('merges two shards, with all counts added up', () => {
  const [run, another] = merge([shard(1, 2), shard(2, 2, { end: '2026-01-01T00:00:09.000Z' })]);
  expect(another).toBeUndefined();
  expect(run).toMatchObject({
    verdict: 'conformant',
    end: '2026-01-01T00:00:09.000Z',
    counts: { requests: 60, cases: 48, retries: 2 },
  });
  expect(run?.requirements[0]).toMatchObject({ cases: 48, paths: expect.any(Array) });
  expect(run?.requirements[0]?.paths[0]).toMatchObject({ path: 'deviceConfiguration', cases: 6, broken: 0 });
  const [failed] = merge([1, 2].map((index) => shard(index, 2, { requirements: whole.requirements })));
  expect(failed?.requirements[0]?.paths[0]).toMatchObject({ cases: 6, broken: 2 });
  expect(run?.traffic?.[0]).toMatchObject({ requests: 2_008, waited: 2_500, answers: { '201': 4, '429': 2 } });
  expect(run).not.toHaveProperty('shard');
});

test('names few of thousands of missing shards', () => {
  const [run] = merge([shard(1, 9_999)]);
  expect(run?.reason).toMatch(/^shard 2\/9999 is missing; .*; shard 21\/9999 is missing; 9978 more are missing$/);
});

test('a failure of one shard is a failure of the run, even if another is missing', () => {
  const [run] = merge([shard(1, 3), shard(2, 3, { verdict: 'nonconformant', requirements: whole.requirements })]);
  expect(run).toMatchObject({ verdict: 'nonconformant', reason: 'shard 3/3 is missing' });
});

test.each([
  ['is missing', [shard(1, 2)], 'shard 2/2 is missing'],
  [
    'had no verdict',
    [shard(1, 2), shard(2, 2, { verdict: 'none', reason: 'no answer any more' })],
    'shard 2/2: no answer any more',
  ],
])('a run has no verdict when a shard %s', (_case, shards, reason) =>
  expect(merge(shards)).toMatchObject([{ verdict: 'none', reason }]),
);

test('a shard given twice is refused', () =>
  expect(() => merge([shard(1, 2), shard(1, 2)])).toThrow('shard 1/2 of the run with seed 1 was given twice'));

test('the port of an embedded tenant does not separate shards; another target or seed does', () => {
  const at = (target: string, index: number, seed = 1) => shard(index, 2, { target, seed });
  expect(merge([at('http://127.0.0.1:1/beta', 1), at('http://127.0.0.1:2/beta', 2)])).toHaveLength(1);
  expect(merge([at('https://a.example/beta', 1), at('https://b.example/beta', 2)])).toHaveLength(2);
  expect(merge([at('https://a.example/beta', 1), at('https://a.example/beta', 2, 2)])).toHaveLength(2);
  expect(merge([passing, passing])).toEqual([passing, passing]);
});

test('adds the symptoms of the shards up', () => {
  const symptom: Symptom = {
    ...{ wanted: 'create', location: 'status', actual: '500', count: 2, passing: 10, besides: {} },
    paths: { one: 2 },
    requirements: { 'answers.noServerError': 2 },
    features: [{ name: 'a is empty', failing: 2, passing: 1, requirements: { 'answers.noServerError': 2 } }],
    changes: { 'is trimmed': 1, 'is empty': 2 },
  };
  const other: Symptom = { ...symptom, actual: '502' };
  const [run] = merge([shard(1, 2, { symptoms: [symptom] }), shard(2, 2, { symptoms: [symptom, other] })]);
  expect(run?.symptoms).toMatchObject([
    { actual: '500', count: 4, passing: 20, features: [{ failing: 4, passing: 2 }], changes: { 'is empty': 4 } },
    { actual: '502', count: 2 },
  ]);
});
