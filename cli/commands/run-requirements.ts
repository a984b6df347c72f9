// What the command requirements prints.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { nearest } from '../../engine/settings/nearest.ts';
import { explainRequirement } from '../explain-requirement.ts';

const requirements = userStatus.requirements.all;

const asJson = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** Every requirement, one a line, or as JSON. */
export const listRequirements = (json = false): string =>
  json
    ? asJson(requirements)
    : requirements
        .map(
          ({ id, level, says, source: { document, place, url = '' } }) =>
            `${level.padEnd(12)} ${id.padEnd(40)} ${says}  [${document}: ${place}]  ${url}`,
        )
        .join('\n');

/**
 * One requirement explained, or as JSON.
 * @throws WrongUse for an unknown id.
 */
export const showRequirement = (id: string, json = false): string => {
  const row = requirements.find((each) => each.id === id);
  if (row !== undefined) return json ? asJson(row) : explainRequirement(userStatus, row);
  const ids = requirements.map((each) => each.id);
  throw new WrongUse(`there is no requirement ${id}; did you mean ${nearest(id, ids)}?`);
};
