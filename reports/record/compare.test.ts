// The comparison of two runs: what got better, what got worse, what is new.

import { specimen } from '../../test-support/specimen.ts';
import { comparisonLines } from '../terminal/comparison-text.ts';
import { visible } from '../terminal/visible.ts';
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

test('the lines show each change once, escaped', () => {
  const both = [run('pass'), run('fail', { target: '\u001b[2J' })] as const;
  const lines = comparisonLines(compare(...both), both);
  expect(lines).toContain('  bodies.warn: pass -> fail (deviceConfiguration)');
  expect(visible(lines[1] ?? '')).toBe(lines[1]);
});
