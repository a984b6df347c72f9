// The comparison of two runs: what got better, what got worse, what is new.

import { visible } from '../../engine/output/visible.ts';
import { specimen } from '../../test-support/specimen.ts';
import { comparisonLines } from '../terminal/comparison-text.ts';
import { compare, isRegression } from './compare.ts';
import type { RequirementVerdict, Results } from './results.ts';

const run = (verdict: RequirementVerdict, also: Partial<Results> = {}): Results => ({
  ...specimen(0),
  requirements: specimen(0)
    .requirements.slice(0, 1)
    .map((row) => ({
      ...row,
      verdict,
      paths: row.paths.slice(0, 1).map((on) => ({ ...on, verdict })),
    })),
  ...also,
});

test.each<[RequirementVerdict, RequirementVerdict, 'worse' | 'better' | 'same']>([
  ['pass', 'pass', 'same'],
  ['pass', 'warn', 'worse'],
  ['pass', 'fail', 'worse'],
  ['pass', 'not-exercised', 'worse'],
  ['not-exercised', 'fail', 'worse'],
  ['warn', 'fail', 'worse'],
  ['fail', 'pass', 'better'],
  ['warn', 'pass', 'better'],
  ['not-exercised', 'pass', 'better'],
  ['fail', 'not-exercised', 'same'],
])('%s, then %s is %s', (before, after, expected) => {
  const found = compare(run(before), run(after));
  expect([found.worse.length, found.better.length]).toEqual([
    expected === 'worse' ? 1 : 0,
    expected === 'better' ? 1 : 0,
  ]);
  expect(isRegression(found)).toBe(expected === 'worse');
});

test('a requirement only in the later run is new; one only in the earlier run is no longer exercised', () => {
  const nothing = run('pass', { requirements: [] });
  expect(compare(nothing, run('pass'))).toMatchObject({ worse: [], added: [{ path: 'deviceConfiguration' }] });
  expect(compare(run('pass'), nothing).worse).toHaveLength(1);
});

test('a worse verdict of the run is a regression', () => {
  const found = compare(run('pass', { verdict: 'conformant' }), run('pass', { verdict: 'none' }));
  expect(isRegression(found)).toBe(true);
});

/** A requirement with this many findings of its cases on each of the first `paths` paths. */
const counted = (seed: number, broken: number, { cases = 100, paths = 8 } = {}): Results => {
  const verdict = broken > 0 ? 'fail' : 'pass';
  const rows = run(verdict).requirements.flatMap((row) =>
    row.paths.slice(0, 1).map((on) => ({
      ...row,
      paths: Array.from({ length: paths }, (_, index) => ({ ...on, path: `path ${index}`, cases, broken })),
    })),
  );
  return run(verdict, { seed, requirements: rows, verdict: broken > 0 ? 'nonconformant' : 'conformant' });
};

describe('with different seeds', () => {
  test.each([
    ['a rare failure on one path', counted(1, 0, { paths: 1 }), counted(2, 1, { paths: 1 })],
    ['a rare failure that is gone', counted(1, 7, { paths: 1 }), counted(2, 0, { paths: 1 })],
  ])('%s is neither worse nor better', (_, before, after) => {
    const found = compare(before, after);
    expect([found.worse, found.better, found.bySeed.length, isRegression(found)]).toEqual([[], [], 1, false]);
    expect(comparisonLines(found, [before, after]).join('\n')).toContain('run verify again with --seed 1');
  });

  test.each([
    ['many failures on one path', counted(2, 8, { paths: 1 }), 1],
    ['a failure on all paths', counted(2, 1), 8],
  ])('%s is worse', (_, after, worse) => {
    const found = compare(counted(1, 0, { paths: worse }), after);
    expect([found.worse.length, found.bySeed, isRegression(found)]).toEqual([worse, [], true]);
  });

  test('rare failures on some paths in one run, on others in the next, are neither', () => {
    const [failing, passing] = [counted(1, 1).requirements[0]?.paths ?? [], counted(1, 0).requirements[0]?.paths ?? []];
    const of = (seed: number, first: typeof failing, second: typeof failing) => {
      const whole = counted(seed, 1);
      const paths = [...first.slice(0, 4), ...second.slice(4)];
      return { ...whole, requirements: whole.requirements.map((row) => ({ ...row, paths })) };
    };
    const found = compare(of(1, failing, passing), of(2, passing, failing));
    expect([found.worse, found.better, found.bySeed.length]).toEqual([[], [], 8]);
  });

  test('as many rare failures at some requirements as at others in the next run are neither', () => {
    const of = (seed: number, broken: readonly number[]) => {
      const rows = broken.flatMap((count, index) =>
        counted(seed, count).requirements.map((row) => ({ ...row, id: `own.${index}` })),
      );
      return { ...counted(seed, 1), requirements: rows };
    };
    const found = compare(of(1, [1, 2, 0, 0, 0]), of(2, [0, 0, 1, 2, 1]));
    expect([found.worse, found.better, isRegression(found)]).toEqual([[], [], false]);
    expect(found.bySeed.length).toBe(40);
    const always = compare(of(1, [1, 2, 0]), of(2, [0, 0, 90]));
    expect([always.worse.length, isRegression(always)]).toEqual([8, true]);
    const many = Array.from({ length: 20 }, () => 1);
    const nothing = many.map(() => 0);
    const worse = compare(of(1, [1, 0, ...nothing]), of(2, [0, 1, ...many]));
    expect(isRegression(worse)).toBe(true);
  });

  test('what only one run exercised is not compared', () => {
    const found = compare(run('pass'), run('not-exercised', { seed: 2 }));
    expect([found.worse, found.oneSided.length, isRegression(found)]).toEqual([[], 1, false]);
  });

  test('a run that lost its verdict is a regression', () => {
    const found = compare(run('pass', { verdict: 'conformant' }), run('pass', { verdict: 'none', seed: 2 }));
    expect(isRegression(found)).toBe(true);
  });
});

test('with equal seeds a single failure is worse', () =>
  expect(compare(counted(1, 0), counted(1, 1)).worse).toHaveLength(8));

test('the lines show each change once, escaped', () => {
  const both = [run('pass'), run('fail', { target: '\u001b[2J' })] as const;
  const lines = comparisonLines(compare(...both), both);
  expect(lines).toContain('  bodies.warn: pass -> fail (deviceConfiguration)');
  expect(visible(lines[1] ?? '')).toBe(lines[1]);
});
