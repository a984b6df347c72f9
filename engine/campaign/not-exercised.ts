// Why a requirement was not exercised on a path.
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Settings } from '../settings/settings.ts';
import type { Ending } from './ending.ts';
import type { Ledger } from './ledger.ts';
import type { Opening } from './opening.ts';
import { hasToken } from './schedule.ts';
import type { Sender } from './sender.ts';

export type NotExercisedParts = {
  readonly settings: Settings;
  readonly ledger: Ledger;
  readonly sender: Sender;
  readonly opening: Opening;
  readonly ending: Ending;
};

/** Why a requirement was not exercised on a path, once everything is sent; undefined where it was. */
export const notExercisedBecause =
  ({ settings, ledger, sender, opening, ending }: NotExercisedParts) =>
  (id: RequirementId, path: string): string | undefined => {
    const { contract, budget } = settings;
    const { controls, denied } = opening;
    const spent = `--budget ${budget} was spent before a case of it was sent`;
    const row = contract.requirements.get(id);
    if (!hasToken(row, settings)) return 'it needs a token that was not given';
    const isUnsent = !controls.contacts().some((contact) => contact.path === path);
    if (isUnsent && ending.because() === undefined && budget !== undefined) return spent;
    // What a run that was cut short has shown, it has shown.
    const reason =
      (ledger.casesOf(id, path) > 0 ? undefined : ending.because()) ??
      denied.because(path) ??
      controls.closedBecause(path) ??
      sender.tooCostly(path) ??
      ledger.tally(id, path).notExercised;
    if (reason !== undefined || ledger.casesOf(id, path) > 0) return reason;
    const uncontrolled = controls.uncontrolledBecause(refusedIn(row, settings), path);
    if (uncontrolled !== undefined) return uncontrolled;
    if (budget !== undefined) return spent;
    return 'evidence' in row.when ? 'no answer came that could show it' : 'no case could show it';
  };

/** The requirement whose refusals a requirement is judged on, where it is about one kind of them. */
const refusedIn = (row: Requirement, { contract }: Settings): Requirement =>
  'of' in row.when && row.when.of !== undefined ? contract.requirements.get(row.when.of) : row;
