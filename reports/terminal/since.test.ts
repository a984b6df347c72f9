// What changed since the last run in the same directory.
import { specimen } from '../../test-support/specimen.ts';
import type { RequirementVerdict, Results } from '../record/results.ts';
import { sinceText } from './since.ts';

const run = (verdicts: Readonly<Record<string, RequirementVerdict>>, more: Partial<Results> = {}): Results => {
  const [pattern] = specimen().requirements;
  if (!pattern) throw new Error('the specimen has no requirement');
  const requirements = Object.entries(verdicts).map(([id, verdict]) => ({
    ...pattern,
    id,
    verdict,
    paths: pattern.paths.map((on) => ({ ...on, verdict })),
  }));
  return { ...specimen(), requirements, ...more };
};

const before = run({ a: 'fail', b: 'fail', c: 'pass', d: 'warn', e: 'not-exercised' });

test.each([
  [{ a: 'pass', b: 'pass', c: 'fail', d: 'warn', e: 'not-exercised' }, 'since the last run: 2 fixed, 1 new'],
  [{ a: 'fail', b: 'fail', c: 'pass', d: 'warn', e: 'not-exercised' }, 'since the last run: 0 fixed, 0 new'],
  [{ a: 'not-exercised', b: 'warn', c: 'pass', d: 'pass', e: 'fail' }, 'since the last run: 1 fixed, 1 new'],
] as const)('%j', (verdicts, text) => expect(sinceText(before, run(verdicts))).toBe(text));

test('another target or another subject is not compared; the port of this machine may differ', () => {
  const local = (port: number) => run({ a: 'pass' }, { target: `http://127.0.0.1:${port}/beta` });
  expect(sinceText(before, run({ a: 'pass' }, { target: 'https://other.example/beta' }))).toBeUndefined();
  expect(sinceText(before, run({ a: 'pass' }, { subject: 'client' }))).toBeUndefined();
  expect(sinceText(local(1), local(2))).toBe('since the last run: 0 fixed, 0 new');
});
