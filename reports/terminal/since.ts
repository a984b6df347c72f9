// What changed since an earlier run in the same report directory.
import { isLoopback } from '../../engine/connection/loopback.ts';
import { compare } from '../record/compare.ts';
import type { RequirementVerdict, Results } from '../record/results.ts';

const isDeviating = (verdict: RequirementVerdict | undefined): boolean => verdict === 'fail' || verdict === 'warn';

/** The target, without the port where that may be another one each time: a server of this machine. */
const placeOf = ({ target }: Results): string =>
  URL.canParse(target) && isLoopback(target) ? new URL(target).pathname : target;

// Recorded traffic is another each time.
const isComparable = (before: Results, after: Results): boolean =>
  !after.recorded &&
  before.subject === after.subject &&
  before.embedded === after.embedded &&
  placeOf(before) === placeOf(after);

/** `since the last run: 2 fixed, 1 new`, by requirement; undefined where the earlier run was of another target. */
export const sinceText = (before: Results, after: Results): string | undefined => {
  if (!isComparable(before, after)) return undefined;
  const { better, worse, added } = compare(before, after);
  const verdicts = new Map(after.requirements.map(({ id, verdict }) => [id, verdict]));
  const known = new Map(before.requirements.map(({ id, verdict }) => [id, verdict]));
  const idsOf = (changes: typeof better): string[] => [...new Set(changes.map(({ requirement }) => requirement))];
  const fixed = idsOf(better).filter((id) => isDeviating(known.get(id)) && !isDeviating(verdicts.get(id)));
  const broken = idsOf([...worse, ...added]).filter(
    (id) => !isDeviating(known.get(id)) && isDeviating(verdicts.get(id)),
  );
  return `since the last run: ${fixed.length} fixed, ${broken.length} new`;
};
