// Verdicts: of a requirement from a table of level and outcome, of a run from those of its requirements.
import type { Level } from '../../contracts/requirements/requirement.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import type { RequirementResult, RequirementVerdict, RunVerdict } from './results.ts';

type Severity = Readonly<Record<Verdict['outcome'], RequirementVerdict>>;

const lenient: Readonly<Record<Level, Severity>> = {
  MUST: { pass: 'pass', fail: 'fail', 'not exercised': 'not-exercised' },
  SHOULD: { pass: 'pass', fail: 'warn', 'not exercised': 'not-exercised' },
  UNSPECIFIED: { pass: 'pass', fail: 'pass', 'not exercised': 'not-exercised' },
};

const strictly: Readonly<Record<Level, Severity>> = {
  ...lenient,
  SHOULD: { ...lenient.SHOULD, fail: 'fail' },
};

/** The verdict for an outcome. With `strict` a SHOULD that is not met fails. */
export const severityOf = (level: Level, outcome: Verdict['outcome'], strict: boolean): RequirementVerdict =>
  (strict ? strictly : lenient)[level][outcome];

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
