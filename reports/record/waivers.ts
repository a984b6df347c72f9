// The waivers of a run: which were used, which have expired, which are no longer needed.
import { covers, isExpired, type Waiver } from '../../engine/settings/waivers.ts';
import type { RequirementResult, Results, WaiverResult, WaiverState } from './results.ts';

const stateOf = (waiver: Waiver, requirements: readonly RequirementResult[], now: Date): WaiverState => {
  const verdicts = requirements.flatMap(({ id, paths }) =>
    paths.filter(({ path }) => covers(waiver, id, path)).map(({ verdict }) => verdict),
  );
  if (isExpired(waiver, now)) return 'expired';
  if (verdicts.includes('waived')) return 'used';
  return verdicts.some((verdict) => verdict !== 'not-exercised') ? 'unmatched' : 'not-exercised';
};

/** The waivers of a run with their state. */
export const waiverResults = (
  waivers: readonly Waiver[],
  requirements: readonly RequirementResult[],
  now: Date,
): readonly WaiverResult[] => waivers.map((waiver) => ({ ...waiver, state: stateOf(waiver, requirements, now) }));

const sentences: Readonly<Record<WaiverState, ((of: WaiverResult, what: string) => string) | undefined>> = {
  used: ({ expires, reason, owner }, what) => `waived until ${expires}: ${what}: ${reason} (${owner})`,
  expired: ({ expires, owner }, what) => `waiver expired on ${expires}: ${what} (${owner}): it has no effect`,
  unmatched: ({ owner }, what) => `waiver not needed: ${what} (${owner}): the requirement passes, remove the waiver`,
  'not-exercised': undefined,
};

/** A line for each waiver that was used, has expired or is not needed. */
export const waiverLines = ({ waivers = [] }: Pick<Results, 'waivers'>): readonly string[] =>
  waivers.flatMap((waiver) => {
    const what = `${waiver.requirement} on ${waiver.path ?? 'every path'}`;
    return sentences[waiver.state]?.(waiver, what) ?? [];
  });
