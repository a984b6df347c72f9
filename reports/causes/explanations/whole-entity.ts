// An answered entity that is wrong as a whole: wrapped, written otherwise, of another create, or with two members exchanged.
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import type { Symptom } from '../../record/results.ts';
import { ofAnotherCreate, ofAnotherProperty } from '../../record/symptoms/changes/elsewhere.ts';
import { answerDraft, type Draft } from '../draft.ts';
import type { Situation } from '../situation.ts';
import { onPaths, whenever } from '../when.ts';
import { additionalNames, writtenAs } from './additional.ts';
import { isMostly, propertyOf } from './one-member.ts';

/** From so many members on that are wrong alike, the entity is wrong as a whole. */
const several = 3;

const orNone = (symptoms: readonly Symptom[]): readonly Symptom[] => (symptoms.length >= several ? symptoms : []);

const names = (symptoms: readonly Symptom[]): string => symptoms.map(propertyOf).join(', ');

/** No member is where it should be. */
const missingIn = (symptoms: readonly Symptom[]): readonly Symptom[] =>
  orNone(symptoms.filter(({ actual, passing }) => actual === 'missing' && passing === 0));

const missing = (symptoms: readonly Symptom[], situation: Situation): string => {
  const others = symptoms.flatMap((symptom) => writtenAs(situation, propertyOf(symptom)) ?? []);
  if (others.length === symptoms.length) return `the members have other names: ${others.join(', ')}`;
  const more = additionalNames(situation);
  return `the answer has no ${names(symptoms)}${more.length === 0 ? '' : ` (it has ${more.slice(0, several).join(', ')})`}`;
};

/** The values of another create, in several members. */
const staleIn = (symptoms: readonly Symptom[]): readonly Symptom[] =>
  orNone(symptoms.filter((symptom) => symptom.actual === 'changed' && isMostly(symptom, ofAnotherCreate)));

const unique: RequirementId = 'answers.id.unique';

/** Nearly every create but the first. */
const nearlyEvery = 0.95;

/** Whether all creates of a path are given one id. */
export const isAlwaysOneId = ({ symptoms }: Situation): boolean =>
  symptoms.some(
    ({ requirements, count, passing }) =>
      Object.hasOwn(requirements, unique) && count >= nearlyEvery * (count + passing),
  );

/** Two members with each other's values. */
const exchangedIn = (symptoms: readonly Symptom[]): readonly Symptom[] =>
  symptoms.filter((one) =>
    symptoms.some(
      (other) =>
        other !== one &&
        isMostly(one, ofAnotherProperty(propertyOf(other))) &&
        isMostly(other, ofAnotherProperty(propertyOf(one))),
    ),
  );

type Kind = {
  readonly of: (symptoms: readonly Symptom[]) => readonly Symptom[];
  readonly says: (symptoms: readonly Symptom[], situation: Situation) => string;
};

const kinds: readonly Kind[] = [
  { of: missingIn, says: (some, situation) => `${missing(some, situation)}${onPaths(some, situation)}` },
  {
    of: staleIn,
    says: (some, situation) =>
      isAlwaysOneId(situation)
        ? `every create gets the same answer${onPaths(some, situation)}`
        : `the answer has the values of another create${whenever(some)}`,
  },
  { of: exchangedIn, says: (some) => `${names(some)} have each other's values` },
];

/** The causes of entities that are wrong as a whole. */
export const entityDrafts = (symptoms: readonly Symptom[], situation: Situation): readonly Draft[] =>
  kinds.flatMap(({ of, says }) => {
    const some = of(symptoms);
    return some.length === 0 ? [] : [answerDraft(says(some, situation), some)];
  });
