// Compares two runs: what got better, what got worse, what is new.
import { foundIn } from '../formats/found.ts';
import type { RequirementVerdict, Results } from './results.ts';
import { verdictWords } from './verdict-words.ts';

export type Change = {
  readonly requirement: string;
  readonly path: string;
  /** Undefined where the run did not know the requirement. */
  readonly before: RequirementVerdict | undefined;
  readonly after: RequirementVerdict | undefined;
};

export type Comparison = {
  readonly worse: readonly Change[];
  readonly better: readonly Change[];
  /** Known to the later run alone. */
  readonly added: readonly Change[];
  /** The verdicts of the runs, where that of the later one is worse. */
  readonly verdict: readonly [before: string, after: string] | undefined;
};

// What is no longer proven is worse than what held, and a failure that is no longer looked at has not got better.
const rankOf: Readonly<Record<RequirementVerdict, number>> = {
  pass: 0,
  waived: 1,
  warn: 2,
  'not-exercised': 3,
  fail: 4,
};

const isWorse = ({ before, after }: Change): boolean =>
  before !== undefined && rankOf[after ?? 'not-exercised'] > rankOf[before];

const isBetter = ({ before, after }: Change): boolean =>
  before !== undefined && after !== undefined && after !== 'not-exercised' && rankOf[after] < rankOf[before];

const verdictsIn = (results: Results): ReadonlyMap<string, RequirementVerdict> =>
  new Map(foundIn(results).map(({ row, on }) => [`${row.id}@${on.path}`, on.verdict]));

const changesOf = (before: Results, after: Results): readonly Change[] => {
  const [old, now] = [verdictsIn(before), verdictsIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => {
    const [requirement = '', path = ''] = key.split('@');
    return { requirement, path, before: old.get(key), after: now.get(key) };
  });
};

const rank = { conformant: 0, none: 1, nonconformant: 2 } as const;

/** Compares an earlier run with a later one, requirement by requirement and path by path. */
export const compare = (before: Results, after: Results): Comparison => {
  const changes = changesOf(before, after);
  const isVerdictWorse = rank[after.verdict] > rank[before.verdict];
  return {
    worse: changes.filter(isWorse),
    better: changes.filter(isBetter),
    added: changes.filter((change) => change.before === undefined),
    verdict: isVerdictWorse ? [verdictWords[before.verdict], verdictWords[after.verdict]] : undefined,
  };
};

/** Whether the later run is a step back. */
export const isRegression = ({ worse, verdict }: Comparison): boolean => worse.length > 0 || verdict !== undefined;
