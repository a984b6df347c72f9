// Which broken requirements are failures of a target: a warning is not one, and neither is what a waiver covers.
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Settings } from '../settings/settings.ts';
import { waiverFor } from '../settings/waivers.ts';

/** Whether a requirement that is broken on a path is a failure, by the level, --strict and the waivers in force. */
export const failuresOf = (
  { strict, contract, waivers }: Pick<Settings, 'strict' | 'contract' | 'waivers'>,
  now: () => Date = () => new Date(),
): ((id: RequirementId, path: string) => boolean) => {
  const levels = strict ? ['MUST', 'SHOULD'] : ['MUST'];
  return (id, path) =>
    levels.includes(contract.requirements.get(id).level) && waiverFor(waivers, id, path, now()) === undefined;
};
