// Why the case that shows a requirement broken was made, as causes say it.
import type { RequirementResult } from '../record/results.ts';

/** ` (the reason)`, or nothing where it says no more than the requirement does, as in the traffic of others. */
export const reasonShown = ({
  id,
  counterexample: { reason } = { reason: '' },
}: Pick<RequirementResult, 'id'> & {
  readonly counterexample?: { readonly reason: string };
}): string => (reason === '' || reason.startsWith(`against ${id}`) ? '' : ` (${reason})`);
