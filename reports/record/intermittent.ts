// Whether a target fails now and then, whatever is sent: in two runs with different seeds it then fails at other requirements,
// about as often, and in the same way. On all paths alike, since they are sent the same kinds of cases in step.
import { type Count, isFairCoin, pooled } from './chance.ts';
import type { PathResult } from './results.ts';

/** The results of a requirement on all paths, in the earlier run and in the later one. */
export type Both = { readonly before: readonly PathResult[]; readonly after: readonly PathResult[] };

/** Fails in at most half of its cases: what breaks a requirement for good breaks more. */
const isRare = ({ cases, broken }: Count): boolean => broken > 0 && broken <= cases / 2;

/** How the answers failed: the status of the one that is shown, or what came in place of an answer. */
const symptomOf = (results: readonly PathResult[]): string | undefined => {
  const answer = results.find(({ counterexample }) => counterexample !== undefined)?.counterexample?.answer;
  if (answer === undefined) return undefined;
  return 'status' in answer ? String(answer.status) : answer.silence;
};

/** Rare failures that only one of the runs had: those of so many paths count as one, which are sent cases in step. */
type OneSided = { readonly symptom: string | undefined; readonly lost: number; readonly gained: number };

const oneSided = ({ before, after }: Both): OneSided | undefined => {
  const [one, other] = [pooled(before), pooled(after)];
  const each = (broken: number): number => broken / Math.max(1, before.length, after.length);
  if (one.broken === 0 && isRare(other)) return { symptom: symptomOf(after), lost: 0, gained: each(other.broken) };
  if (other.broken === 0 && isRare(one)) return { symptom: symptomOf(before), lost: each(one.broken), gained: 0 };
  return undefined;
};

const sum = (numbers: readonly number[]): number => Math.round(numbers.reduce((all, one) => all + one, 0));

/**
 * Finds the requirements whose rare failures another seed explains: as many failures with the same symptom are gone at some
 * requirements as are new at others, as far as chance goes.
 */
export const intermittentIn = (all: readonly Both[]): ((both: Both) => boolean) => {
  const bySymptom = Map.groupBy(
    all.flatMap((both) => oneSided(both) ?? []),
    ({ symptom }) => symptom,
  );
  const explained = [...bySymptom].filter(([, found]) => {
    const [lost, gained] = [sum(found.map((each) => each.lost)), sum(found.map((each) => each.gained))];
    return lost > 0 && gained > 0 && isFairCoin(lost, gained);
  });
  const symptoms = new Set(explained.map(([symptom]) => symptom));
  return (both) => {
    const found = oneSided(both);
    return found !== undefined && symptoms.has(found.symptom);
  };
};
