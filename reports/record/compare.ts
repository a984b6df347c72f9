// Compares two runs: what got better, what got worse, what is new. Runs with different seeds sent different cases, so a
// difference between them counts only where it is larger than chance explains.
import { type CauseChanges, compareCauses } from '../causes/compare-causes.ts';
import { foundIn } from '../formats/found.ts';
import { isByChance, pooled } from './chance.ts';
import { type Both, intermittentIn } from './intermittent.ts';
import type { PathResult, RequirementVerdict, Results } from './results.ts';
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
  /** Different seeds only: failures so rare that the seed alone may explain the difference. */
  readonly bySeed: readonly Change[];
  /** Different seeds only: exercised in one of the runs, so that there is nothing to compare. */
  readonly oneSided: readonly Change[];
  readonly causes: CauseChanges;
  /** The verdicts of the runs, where that of the later one is worse. */
  readonly verdict: readonly [before: string, after: string] | undefined;
};

/** A requirement on a path in both runs. */
type Pair = {
  readonly requirement: string;
  readonly path: string;
  readonly before: PathResult | undefined;
  readonly after: PathResult | undefined;
};

// A requirement that is no longer exercised is worse than one that passes, and a failure no longer exercised is not better.
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

const resultsIn = (results: Results): ReadonlyMap<string, PathResult> =>
  new Map(foundIn(results).map(({ row, on }) => [`${row.id}@${on.path}`, on]));

const pairsOf = (before: Results, after: Results): readonly Pair[] => {
  const [old, now] = [resultsIn(before), resultsIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => {
    const [requirement = '', path = ''] = key.split('@');
    return { requirement, path, before: old.get(key), after: now.get(key) };
  });
};

const changeOf = ({ before, after, ...pair }: Pair): Change => ({
  ...pair,
  before: before?.verdict,
  after: after?.verdict,
});

const isExercised = (result: PathResult | undefined): boolean =>
  result !== undefined && result.verdict !== 'not-exercised';

const onAllPaths = (all: readonly Pair[]): Both => ({
  before: all.flatMap(({ before }) => before ?? []),
  after: all.flatMap(({ after }) => after ?? []),
});

/** Whether chance explains the difference, on the path itself and on all paths together. */
const differsByChance = ({ before, after }: Pair, all: Both): boolean => {
  if (!before || !after || !isByChance(before, after)) return false;
  const [one, other] = [pooled(all.before), pooled(all.after)];
  return (one.broken > 0 && other.broken > 0) || isByChance(one, other);
};

type Kind = 'oneSided' | 'bySeed' | 'comparable';

const kindOf = (pair: Pair, all: Both, isIntermittent: (all: Both) => boolean): Kind => {
  if (pair.before === undefined) return 'comparable';
  if (isExercised(pair.before) !== isExercised(pair.after)) return 'oneSided';
  const isOther = pair.before.verdict !== pair.after?.verdict;
  return differsByChance(pair, all) || (isOther && isIntermittent(all)) ? 'bySeed' : 'comparable';
};

const sorted = (pairs: readonly Pair[], isSameSeed: boolean): Readonly<Record<Kind, readonly Change[]>> => {
  const byRequirement = [...Map.groupBy(pairs, ({ requirement }) => requirement).values()];
  const counted = byRequirement.map((its) => ({ its, all: onAllPaths(its) }));
  const isIntermittent = intermittentIn(counted.map(({ all }) => all));
  const kinds = new Map<Kind, Pair[]>();
  for (const { its, all } of counted)
    for (const pair of its) {
      const kind = isSameSeed ? 'comparable' : kindOf(pair, all, isIntermittent);
      kinds.set(kind, [...(kinds.get(kind) ?? []), pair]);
    }
  const changes = (kind: Kind): readonly Change[] => (kinds.get(kind) ?? []).map(changeOf);
  return { oneSided: changes('oneSided'), bySeed: changes('bySeed'), comparable: changes('comparable') };
};

const verdictRank = { conformant: 0, none: 1, nonconformant: 2 } as const;

/** With different seeds a verdict that is worse by rare failures alone is not. */
const isVerdictWorse = (before: Results, after: Results, worse: readonly Change[]): boolean =>
  verdictRank[after.verdict] > verdictRank[before.verdict] &&
  (before.seed === after.seed || after.verdict === 'none' || worse.length > 0);

const idsOf = (changes: readonly Change[]): ReadonlySet<string> =>
  new Set(changes.map(({ requirement }) => requirement));

/** Compares an earlier run with a later one, requirement by requirement and path by path. */
export const compare = (before: Results, after: Results): Comparison => {
  const { comparable, bySeed, oneSided } = sorted(pairsOf(before, after), before.seed === after.seed);
  const [worse, better] = [comparable.filter(isWorse), comparable.filter(isBetter)];
  const added = comparable.filter((change) => change.before === undefined);
  return {
    worse,
    better,
    added,
    causes: compareCauses(before.causes, after.causes, { worse: idsOf([...worse, ...added]), better: idsOf(better) }),
    bySeed,
    oneSided,
    verdict: isVerdictWorse(before, after, worse)
      ? [verdictWords[before.verdict], verdictWords[after.verdict]]
      : undefined,
  };
};

/** Whether the later run is a step back. */
export const isRegression = ({ worse, verdict }: Comparison): boolean => worse.length > 0 || verdict !== undefined;
