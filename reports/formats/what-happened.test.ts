// What happened, in one line, and on which paths.
import { specimen } from '../../test-support/specimen.ts';
import type { Difference, RequirementResult } from '../record/results.ts';
import { pathsText, whatHappened, whereHappened } from './what-happened.ts';

const [pattern] = specimen().requirements;
const counterexample = pattern?.counterexample;
if (!pattern || !counterexample) throw new Error('the specimen has no counterexample');

const differing = (found: Difference): RequirementResult => ({
  ...pattern,
  counterexample: { ...counterexample, differences: [found] },
});

test.each([
  [{ location: 'status', expected: '201', actual: '500' }, 'expected 201, actual 500'],
  [{ location: '/name', expected: '"a"', actual: '"b"' }, 'name: expected "a", actual "b"'],
  [{ location: '', expected: 'one JSON object', actual: '[]' }, 'body: expected one JSON object, actual []'],
  [
    { location: '/name', expected: `"${'abcdefghij'.repeat(9)}"`, actual: `"${'abcdefghij'.repeat(6)}"` },
    'name: expected …ijabcdefghijabcdefghijabcdefghijabcdefghij", actual …ijabcdefghij"',
  ],
])('%j', (found, text) => expect(whatHappened(differing(found))).toBe(text));

test('without a counterexample nothing is said', () => {
  const { counterexample: _, ...row } = pattern;
  expect(whatHappened(row)).toBeUndefined();
});

test('paths are named or counted', () => {
  expect(whereHappened(pattern)).toBe('all 8 paths');
  expect(pathsText(['rootCertificate'], 8)).toBe('rootCertificate');
  expect(pathsText(['a', 'b'], 8)).toBe('2 of 8 paths');
});
