// What only GET shows: a create that is not there or has other values, and a refused one that is there.
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import type { KeptCounterexample, Symptom } from '../../record/results.ts';
import { dateTimeChanges } from '../../record/symptoms/changes/date-times.ts';
import { stringChanges } from '../../record/symptoms/changes/strings.ts';
import type { Explanation } from '../draft.ts';
import { firstDifference, happened } from '../happened.ts';
import { rowOf, type Situation } from '../situation.ts';
import { onPaths } from '../when.ts';

const [readBack, nothingCreated]: readonly [RequirementId, RequirementId] = [
  'answers.readBack',
  'refusals.nothingCreated',
];

/** Whether a symptom is one of reading back what was created. */
export const isReadBack = ({ requirements }: Symptom): boolean => Object.hasOwn(requirements, readBack);

const textIn = (shown: string): string | undefined => {
  try {
    const value: unknown = JSON.parse(shown);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

/** A value as it is shown, without what is said of it: where it is from, and how long it is. */
const withoutEnd = (shown: string): string =>
  shown.replace(/, as it was sent$/, '').replace(/… \(\d+ characters\)$/, '"');

/** What became of a text or a date-time until it was read back, as the end of a sentence. */
const changeIn = (counterexample: KeptCounterexample): string | undefined => {
  const first = firstDifference(counterexample);
  const [sent, actual] = [textIn(withoutEnd(first?.expected ?? '')), textIn(withoutEnd(first?.actual ?? ''))];
  if (sent === undefined || actual === undefined) return undefined;
  const [ofDate, another] = dateTimeChanges(sent, actual);
  return another === undefined ? stringChanges.flatMap((change) => change(sent, actual) ?? [])[0] : ofDate;
};

const summaryOf = (id: string, situation: Situation): string => {
  if (id === nothingCreated) return 'creates what it refuses';
  const row = rowOf(situation, id);
  const { where, actual, expected } = (row && happened(row)) ?? {
    where: 'the entity',
    actual: 'another',
    expected: 'the created one',
  };
  const change = row?.counterexample && changeIn(row.counterexample);
  return `GET after a create: ${where} ${change ?? `is ${actual} instead of ${expected}`}`;
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
