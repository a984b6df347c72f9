// Refusals with another status than they should have, or in another form.
import type { Symptom } from '../../record/results.ts';
import type { Explanation } from '../draft.ts';
import { type Happened, happened } from '../happened.ts';
import { firstOf, type Situation } from '../situation.ts';
import { onPaths } from '../when.ts';
import { sentenceOn } from './words.ts';

/** What the first requirement that symptoms break expected and got. */
const happenedIn = (symptoms: readonly Symptom[], situation: Situation): Happened => {
  const row = firstOf(situation, symptoms);
  return (row && happened(row)) ?? { where: 'answer', expected: 'what is documented', actual: 'something else' };
};

const words = ({ actual, ...symptom }: Symptom, situation: Situation): string =>
  `refuses with ${actual} instead of ${happenedIn([{ ...symptom, actual }], situation).expected}`;

/** A refusal with another status of the 4xx than the one that HTTP has for it. */
export const refusalStatus: Explanation = {
  isAbout: ({ wanted, location }) => wanted === 'refusal' && location === 'status',
  drafts: (symptoms, situation) =>
    [...Map.groupBy(symptoms, (symptom) => words(symptom, situation))].map(([summary, some]) => ({
      rank: 'refusal',
      summary: `${summary}${onPaths(some, situation)}`,
      symptoms: some,
      leads: [],
    })),
};

/** Refusals that are written otherwise than they should be. */
export const refusalForm: Explanation = {
  isAbout: ({ wanted, requirements }) =>
    wanted === 'refusal' && ['refusals.envelope', 'refusals.challenge'].some((id) => Object.hasOwn(requirements, id)),
  drafts: (symptoms, situation) =>
    [...Map.groupBy(symptoms, (symptom) => firstOf(situation, [symptom])?.id ?? '')].map(([id, some]) => {
      return {
        rank: 'refusal',
        summary: `${sentenceOn(id, happenedIn(some, situation))}${onPaths(some, situation)}`,
        symptoms: some,
        leads: [],
      };
    }),
};
