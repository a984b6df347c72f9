// What requirements send that are judged on the exchanges of others: where such a requirement is examined alone, as much as can
// tell whether it is met.
import type { Contract } from '../../contracts/contract.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';

/** A requirement whose cases are sent: all that can be enumerated, or the first few as examples of their kind. */
export type Needed = { readonly row: Requirement; readonly isWhole: boolean };

/** Whether a requirement sends nothing of its own. */
export const isJudgedOnOthers = ({ when }: Requirement): boolean =>
  when.sends === 'creates' || when.sends === 'refusals';

/** The requirement whose refusals alone a requirement is judged on, where it is about one kind of them. */
export const kindOf = ({ when }: Requirement): RequirementId | undefined => ('of' in when ? when.of : undefined);

/** Whether a case of a requirement varies everything, or what another requirement is about. */
const isTelling = ({ when: about }: Requirement, { when: sent }: Requirement): boolean => {
  if (about.sends === 'creates' && about.property !== undefined)
    return sent.sends === 'valid' || ('property' in sent && sent.property === about.property);
  if (about.sends === 'refusals' && about.evidence === 'unauthorized') return sent.sends === 'credential';
  return false;
};

/** Whether a requirement is about one property or one kind of refusal, which only some cases can tell about. */
const isNarrow = ({ when }: Requirement): boolean =>
  (when.sends === 'creates' && when.property !== undefined) ||
  (when.sends === 'refusals' && when.evidence === 'unauthorized');

const othersOf = (row: Requirement, all: readonly Requirement[], { requirements }: Contract): readonly Needed[] => {
  if (!isJudgedOnOthers(row)) return [];
  const of = kindOf(row);
  if (of !== undefined) return [{ row: requirements.get(of), isWhole: true }];
  const answers = row.when.sends === 'creates' ? 'created' : 'refusal';
  const others = all.filter(({ then }) => then.answers === answers);
  return isNarrow(row)
    ? others.filter((other) => isTelling(row, other)).map((other) => ({ row: other, isWhole: true }))
    : others.map((other) => ({ row: other, isWhole: false }));
};

/** The requirements, of all of a provider, whose cases a run sends that examines some of them. */
export const neededFor = (
  examined: readonly Requirement[],
  all: readonly Requirement[],
  contract: Contract,
): readonly Needed[] => {
  const needed = [
    ...examined.map((row) => ({ row, isWhole: true })),
    ...examined.flatMap((row) => othersOf(row, all, contract)),
  ];
  const whole = new Set(needed.filter(({ isWhole }) => isWhole).map(({ row }) => row));
  const sent = new Set(needed.map(({ row }) => row));
  return all.filter((row) => sent.has(row)).map((row) => ({ row, isWhole: whole.has(row) }));
};
