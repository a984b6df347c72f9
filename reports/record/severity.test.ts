// The table of severity, and the verdict of a run that follows from it.
import type { Level } from '../../contracts/requirements/requirement.ts';
import type { RequirementResult, RequirementVerdict } from './results.ts';
import { exitCodeOf, overall, severityOf, verdictOf } from './severity.ts';

test.each<[Level, 'pass' | 'fail' | 'not exercised', RequirementVerdict, RequirementVerdict]>([
  ['MUST', 'pass', 'pass', 'pass'],
  ['MUST', 'fail', 'fail', 'fail'],
  ['MUST', 'not exercised', 'not-exercised', 'not-exercised'],
  ['SHOULD', 'pass', 'pass', 'pass'],
  ['SHOULD', 'fail', 'warn', 'fail'],
  ['SHOULD', 'not exercised', 'not-exercised', 'not-exercised'],
  ['UNSPECIFIED', 'pass', 'pass', 'pass'],
  ['UNSPECIFIED', 'fail', 'pass', 'pass'],
  ['UNSPECIFIED', 'not exercised', 'not-exercised', 'not-exercised'],
])('%s that %s is %s, and with --strict %s', (level, outcome, lenient, strict) => {
  const of = (isStrict: boolean) => severityOf(level, { outcome }, { strict: isStrict, failOnFlaky: false });
  expect([of(false), of(true)]).toEqual([lenient, strict]);
});

test.each<[Level, RequirementVerdict, RequirementVerdict]>([
  ['MUST', 'fail', 'fail'],
  ['SHOULD', 'warn', 'fail'],
  ['UNSPECIFIED', 'pass', 'pass'],
])('%s that is flaky is %s, and with --fail-on-flaky %s', (level, without, failing) => {
  const flaky = { outcome: 'fail', flaky: { passed: 1, failed: 1 } } as const;
  const of = (failOnFlaky: boolean) => severityOf(level, flaky, { strict: false, failOnFlaky });
  expect([of(false), of(true)]).toEqual([without, failing]);
  expect(severityOf(level, { outcome: 'fail' }, { strict: false, failOnFlaky: true })).toBe(without);
});

test.each<[RequirementVerdict[], RequirementVerdict]>([
  [['pass', 'fail', 'not-exercised'], 'fail'],
  [['pass', 'warn'], 'warn'],
  [['pass', 'not-exercised'], 'pass'],
  [['not-exercised'], 'not-exercised'],
  [[], 'not-exercised'],
])('of %j the most severe is %s', (verdicts, expected) => expect(overall(verdicts)).toBe(expected));

const row = (level: Level, verdict: RequirementVerdict): RequirementResult => ({
  id: 'x',
  level,
  says: '',
  source: { document: '', place: '' },
  verdict,
  cases: 1,
  paths: [],
});

const ended = { stopped: false, incomplete: false };

test.each([
  ['passes', [row('MUST', 'pass')], ended, 'conformant'],
  ['warnings', [row('MUST', 'pass'), row('SHOULD', 'warn')], ended, 'conformant'],
  ['a failure', [row('MUST', 'pass'), row('MUST', 'fail')], ended, 'nonconformant'],
  ['a failure and cases not exercised', [row('MUST', 'fail')], { stopped: false, incomplete: true }, 'nonconformant'],
  ['passes and cases not exercised', [row('MUST', 'pass')], { stopped: false, incomplete: true }, 'none'],
  ['a failure, stopped', [row('MUST', 'fail')], { stopped: true, incomplete: false }, 'none'],
  ['nothing exercised', [row('MUST', 'not-exercised')], ended, 'none'],
  ['observations alone', [row('UNSPECIFIED', 'pass')], ended, 'none'],
  ['nothing at all', [], ended, 'none'],
])('a run with %s', (_, rows, ending, expected) => expect(verdictOf(rows, ending)).toBe(expected));

test('the exit codes, on which scripts depend', () => {
  expect(exitCodeOf).toEqual({ conformant: 0, nonconformant: 1, none: 3 });
});
