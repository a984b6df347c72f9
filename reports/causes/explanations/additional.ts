// What an answer has beside the members it should have: they may be there under another name.
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import type { Situation } from '../situation.ts';

const observed: RequirementId = 'answers.additional';

/** The names of members that answers had and the page does not show. */
export const additionalNames = ({ record }: Situation): readonly string[] => {
  const row = record.requirements.find(({ id }) => id === observed);
  return [...new Set(row?.paths.flatMap((on) => Object.keys(on.observed ?? {})))];
};

/** The same name in other letter case or with other separators, as an answer writes it; undefined where it does not. */
export const writtenAs = (situation: Situation, property: string): string | undefined => {
  const plain = (name: string): string => name.replaceAll(/[_-]/g, '').toLowerCase();
  return additionalNames(situation).find((name) => name !== property && plain(name) === plain(property));
};
