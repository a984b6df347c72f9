// What only GET shows: a create that is not there or has other values, and a refused one that is there.
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import type { Symptom } from '../../record/results.ts';
import type { Explanation } from '../draft.ts';
import { happened } from '../happened.ts';
import { rowOf, type Situation } from '../situation.ts';
import { onPaths } from '../when.ts';

const [readBack, nothingCreated]: readonly [RequirementId, RequirementId] = [
  'answers.readBack',
  'refusals.nothingCreated',
];

/** Whether a symptom is one of reading back what was created. */
export const isReadBack = ({ requirements }: Symptom): boolean => Object.hasOwn(requirements, readBack);

const summaryOf = (id: string, situation: Situation): string => {
  if (id === nothingCreated) return 'creates what it refuses';
  const row = rowOf(situation, id);
  const { where, actual, expected } = (row && happened(row)) ?? {
    where: 'entity',
    actual: 'another',
    expected: 'the created one',
  };
  return `GET after a create: ${where} expected ${expected}, actual ${actual}`;
};

export const readings: Explanation = {
  isAbout: ({ requirements }) => [readBack, nothingCreated].some((id) => Object.hasOwn(requirements, id)),
  drafts: (symptoms, situation) =>
    [readBack, nothingCreated].flatMap((id) => {
      const some = symptoms.filter(({ requirements }) => Object.hasOwn(requirements, id));
      return some.length === 0
        ? []
        : [
            {
              rank: id === readBack ? 'answer' : 'refusal',
              summary: `${summaryOf(id, situation)}${onPaths(some, situation)}`,
              symptoms: some,
              leads: [id],
            },
          ];
    }),
};
