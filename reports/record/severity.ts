// From what was found to what is said: a table of level and outcome, and the verdict of a run from all of them.
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

/** What an outcome counts as. With `strict` a broken SHOULD is a failure. */
export const severityOf = (level: Level, outcome: Verdict['outcome'], strict: boolean): RequirementVerdict =>
  (strict ? strictly : lenient)[level][outcome];

const gravest: readonly RequirementVerdict[] = ['fail', 'warn', 'waived', 'pass', 'not-exercised'];

/** The verdict on a requirement from those on its paths: the gravest; one path that was exercised makes it exercised. */
export const overall = (verdicts: readonly RequirementVerdict[]): RequirementVerdict =>
  gravest.find((verdict) => verdicts.includes(verdict)) ?? 'not-exercised';

/** How a run ended: stopped before its end, or with cases that were not exercised. */
export type Ending = { readonly stopped: boolean; readonly incomplete: boolean };

const isProven = ({ level, verdict }: RequirementResult): boolean =>
  level !== 'UNSPECIFIED' && (verdict === 'pass' || verdict === 'warn');

/**
 * The verdict of a run: none when it was stopped, when nothing that a target must do was exercised, or when cases
 * were not exercised and none failed.
 */
export const verdictOf = (requirements: readonly RequirementResult[], { stopped, incomplete }: Ending): RunVerdict => {
  if (stopped) return 'none';
  if (requirements.some(({ verdict }) => verdict === 'fail')) return 'nonconformant';
  return !incomplete && requirements.some(isProven) ? 'conformant' : 'none';
};

/** The exit code of a verdict, as every command gives it. */
export const exitCodeOf: Readonly<Record<RunVerdict, 0 | 1 | 3>> = { conformant: 0, nonconformant: 1, none: 3 };
