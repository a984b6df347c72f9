// Members of an answered entity that are missing, of another type, or not what was sent.
import { answerId, echoId } from '../../../contracts/requirements/requirement-id.ts';
import type { Symptom } from '../../record/results.ts';
import type { Explanation } from '../draft.ts';
import { memberDrafts, propertyOf } from './one-member.ts';
import { entityDrafts } from './whole-entity.ts';

const isOwn = (symptom: Symptom): boolean =>
  [answerId(propertyOf(symptom)), echoId(propertyOf(symptom))].some((id) => Object.hasOwn(symptom.requirements, id));

export const members: Explanation = {
  isAbout: (symptom) =>
    symptom.wanted === 'create' && symptom.location.startsWith('/') && symptom.actual !== 'other' && isOwn(symptom),
  drafts: (symptoms, situation) => {
    const ofEntity = entityDrafts(symptoms, situation);
    const rest = symptoms.filter((symptom) => !ofEntity.some((draft) => draft.symptoms.includes(symptom)));
    return [...ofEntity, ...memberDrafts(rest, situation)];
  },
};
