// The result of a clean-up in one line, the same in every format.

import { shellWord } from '../../engine/output/shell-word.ts';
import { visible } from '../../engine/output/visible.ts';
import type { CleanUpResult, Results } from '../record/results.ts';

const reasonsOf = ({ left }: CleanUpResult): string =>
  Object.entries(left)
    .map(([reason, count]) => `${count}: ${reason}`)
    .join('; ');

const leftOf = (cleanUp: CleanUpResult): readonly string[] => {
  const left = cleanUp.created - cleanUp.deleted;
  const reasons = reasonsOf(cleanUp);
  return left === 0 ? [] : [`${left} left${reasons === '' ? '' : ` (${reasons})`}`];
};

/** What was created: one of it, and what stands behind that for several. */
export type Noun = readonly [one: string, ending: string];

const entities: Noun = ['userStatus', 'es'];

const cleanUpText = (cleanUp: CleanUpResult, [one, ending]: Noun): string => {
  const { created, deleted, unknown } = cleanUp;
  return [
    `created ${created} ${one}${created === 1 ? '' : ending}`,
    `${deleted} deleted`,
    ...leftOf(cleanUp),
    ...(unknown === 0 ? [] : [`${unknown} request${unknown === 1 ? '' : 's'} that may have created more`]),
  ].join(', ');
};

/** The line of a clean-up that another one could not continue. */
export const finishedLine = (cleanUp: CleanUpResult, noun = entities): string =>
  visible(`clean-up: ${cleanUpText(cleanUp, noun)}`);

/** The line for a report; none where nothing was created. */
export const cleanUpLines = ({ cleanUp }: Pick<Results, 'cleanUp'>, noun = entities): readonly string[] => {
  if (cleanUp === undefined) return [];
  const { list, created } = cleanUp;
  if (list === undefined && created === 0) return [];
  const command = list === undefined ? '' : `; to continue: npx userstatus-conformance cleanup ${shellWord(list)}`;
  return [visible(`clean-up: ${cleanUpText(cleanUp, noun)}${command}`)];
};
