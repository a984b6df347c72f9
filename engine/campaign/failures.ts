// Which broken requirements are failures of a target: a warning is not one, and neither is what a waiver covers.
import type { Level } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Settings } from '../settings/settings.ts';
import { waiverFor } from '../settings/waivers.ts';

type Judging = Pick<Settings, 'strict' | 'failOnFlaky' | 'contract' | 'waivers'>;

/** Whether a requirement that is broken on a path is a failure, by the level, the options and the waivers in force. */
export const failuresOf = (
  { strict, failOnFlaky, contract, waivers }: Judging,
  now: () => Date = () => new Date(),
): ((id: RequirementId, path: string, isFlaky?: boolean) => boolean) => {
  const isFailure = (level: Level, isFlaky: boolean): boolean =>
    level === 'MUST' || (level === 'SHOULD' && (strict || (failOnFlaky && isFlaky)));
  return (id, path, isFlaky = false) =>
    isFailure(contract.requirements.get(id).level, isFlaky) && waiverFor(waivers, id, path, now()) === undefined;
};
