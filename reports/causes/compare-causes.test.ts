// Causes of two runs: the same ones, those that are gone, and new ones.
import type { Cause } from '../record/results.ts';
import { compareCauses } from './compare-causes.ts';

const cause = (summary: string, ...requirements: string[]): Cause => ({
  summary,
  requirements,
  paths: ['one'],
  example: requirements[0] ?? '',
});

const none = new Set<string>();

test('a cause is the same whatever it counts', () => {
  const [one, other] = [cause('500 in 12 of 2,744 creates', 'a'), cause('500 in 9 of 1,100 creates', 'b')];
  expect(compareCauses([one], [other], { worse: new Set(['b']), better: new Set(['a']) })).toEqual({
    appeared: [],
    gone: [],
  });
});

test('one of requirements that got worse has appeared, one of requirements that got better is gone', () => {
  const [one, other] = [cause('a is trimmed', 'a'), cause('b is cut', 'b')];
  expect(compareCauses([one], [other], { worse: new Set(['b']), better: new Set(['a']) })).toEqual({
    appeared: [other],
    gone: [one],
  });
});

test('one of requirements that cannot be compared is neither', () =>
  expect(compareCauses([cause('a is trimmed', 'a')], [cause('b is cut', 'b')], { worse: none, better: none })).toEqual({
    appeared: [],
    gone: [],
  }));
