// What no other explanation is about: by the place where it shows.
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import type { Feature, Symptom } from '../../record/results.ts';
import type { Explanation, Rank } from '../draft.ts';
import { happened } from '../happened.ts';
import { firstOf, rowOf, type Situation } from '../situation.ts';
import { onPaths, toldBy, whenever } from '../when.ts';
import { sentenceOn } from './words.ts';

const summaryOf = (id: string, symptoms: readonly Symptom[], situation: Situation): string => {
  const row = rowOf(situation, id);
  const what = row && happened(row);
  const [first] = symptoms;
  if (!what || !first) return row?.says ?? id;
  return `${sentenceOn(id, what)}${whenever(symptoms, toldIn(first, id))}${onPaths(symptoms, situation)}`;
};

const unique: RequirementId = 'answers.id.unique';

/** What tells the failures; that an id is given again is only told by values that are sent again. */
const toldIn = (symptom: Symptom, id: string): Feature | undefined => {
  const told = toldBy(symptom);
  return id === unique && !told?.name.endsWith("the page's example") ? undefined : told;
};

const rankOf = (symptoms: readonly Symptom[]): Rank =>
  symptoms.some(({ wanted }) => wanted === 'create') ? 'answer' : 'refusal';

export const rest: Explanation = {
  isAbout: () => true,
  drafts: (symptoms, situation) =>
    [...Map.groupBy(symptoms, (symptom) => firstOf(situation, [symptom])?.id ?? '')].map(([id, some]) => ({
      rank: rankOf(some),
      summary: summaryOf(id, some, situation),
      symptoms: some,
      leads: [id],
    })),
};
