// Verdicts: of a requirement from a table of level and outcome, of a run from those of its requirements.
import type { Level } from '../../contracts/requirements/requirement.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import type { RequirementResult, RequirementVerdict, RunVerdict } from './results.ts';

/** What a run found out; `flaky` where the same bytes failed and passed. */
type Outcome = Verdict['outcome'] | 'flaky';
type Severity = Readonly<Record<Outcome, RequirementVerdict>>;

// One breach of a MUST is a breach, whatever the same bytes are answered the next time.
const lenient: Readonly<Record<Level, Severity>> = {
  MUST: { pass: 'pass', fail: 'fail', flaky: 'fail', 'not exercised': 'not-exercised' },
  SHOULD: { pass: 'pass', fail: 'warn', flaky: 'warn', 'not exercised': 'not-exercised' },
  UNSPECIFIED: { pass: 'pass', fail: 'pass', flaky: 'pass', 'not exercised': 'not-exercised' },
};

/** What makes more of a SHOULD than a warning: `strict` whenever it is not met, `failOnFlaky` where it is flaky. */
export type Strictness = { readonly strict: boolean; readonly failOnFlaky: boolean };

const shouldWith = ({ strict, failOnFlaky }: Strictness): Severity => ({
  ...lenient.SHOULD,
  ...(strict ? { fail: 'fail', flaky: 'fail' } : {}),
  ...(failOnFlaky ? { flaky: 'fail' } : {}),
});

/** The verdict for what was found out about a requirement of this level. */
export const severityOf = (
  level: Level,
  { outcome, flaky }: Pick<Verdict, 'outcome' | 'flaky'>,
  strictness: Strictness,
): RequirementVerdict => {
  const severity = level === 'SHOULD' ? shouldWith(strictness) : lenient[level];
  return severity[flaky === undefined ? outcome : 'flaky'];
};

const bySeverity: readonly RequirementVerdict[] = ['fail', 'warn', 'waived', 'pass', 'not-exercised'];

/** The verdict on a requirement over its paths: the most severe one; exercised if any path was. */
export const overall = (verdicts: readonly RequirementVerdict[]): RequirementVerdict =>
  bySeverity.find((verdict) => verdicts.includes(verdict)) ?? 'not-exercised';

/** How a run ended: stopped early, or with cases that could not be exercised. */
export type Ending = { readonly stopped: boolean; readonly incomplete: boolean };

const isMet = ({ level, verdict }: RequirementResult): boolean =>
  level !== 'UNSPECIFIED' && (verdict === 'pass' || verdict === 'warn');

/**
 * The verdict of a run: none when it was stopped, when no MUST or SHOULD was exercised, or when cases could not be
 * exercised and none failed.
 */
export const verdictOf = (requirements: readonly RequirementResult[], { stopped, incomplete }: Ending): RunVerdict => {
  if (stopped) return 'none';
  if (requirements.some(({ verdict }) => verdict === 'fail')) return 'nonconformant';
  return !incomplete && requirements.some(isMet) ? 'conformant' : 'none';
};

/** The exit code for a verdict, the same in every command. */
export const exitCodeOf: Readonly<Record<RunVerdict, 0 | 1 | 3>> = { conformant: 0, nonconformant: 1, none: 3 };
