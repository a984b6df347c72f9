// Members of an answered entity that are missing, of another type, or not what was sent.
import { answerId, echoId } from '../../../contracts/requirements/requirement-id.ts';
import type { Symptom } from '../../record/results.ts';
import { ofAnotherCreate, ofAnotherProperty } from '../../record/symptoms/changes/elsewhere.ts';
import { vague } from '../../record/symptoms/changes/strings.ts';
import type { Draft, Explanation } from '../draft.ts';
import { happened } from '../happened.ts';
import { rowOf, type Situation } from '../situation.ts';
import { onPaths, toldBy, whenever } from '../when.ts';

const propertyOf = ({ location }: Symptom): string => location.slice(1);

const isOwn = (symptom: Symptom): boolean => {
  if (symptom.actual === 'other') return false;
  const property = propertyOf(symptom);
  return [answerId(property), echoId(property)].some((id) => Object.hasOwn(symptom.requirements, id));
};

/** From so many members on that are wrong alike, the entity is wrong as a whole. */
const several = 3;

/** Nearly all failures have a change. */
const nearlyAll = 0.9;

const draft = (summary: string, symptoms: readonly Symptom[], leads: readonly string[]): Draft => ({
  rank: 'answer',
  summary,
  symptoms,
  leads,
});

const isMissing = ({ actual, passing }: Symptom): boolean => actual === 'missing' && passing === 0;

/** No member is where it should be: the entity is wrapped, or another. */
const allMissing = (symptoms: readonly Symptom[]): readonly Symptom[] => {
  const missing = symptoms.filter(isMissing);
  return missing.length >= several ? missing : [];
};

const isMostly = ({ changes, count }: Symptom, change: string): boolean => (changes[change] ?? 0) >= nearlyAll * count;

/** The values of another create, in several members. */
const stale = (symptoms: readonly Symptom[]): readonly Symptom[] => {
  const some = symptoms.filter((symptom) => symptom.actual === 'changed' && isMostly(symptom, ofAnotherCreate));
  return some.length >= several ? some : [];
};

/** Two members with each other's values. */
const swapped = (symptoms: readonly Symptom[]): readonly Symptom[] =>
  symptoms.filter((one) =>
    symptoms.some(
      (other) =>
        other !== one &&
        isMostly(one, ofAnotherProperty(propertyOf(other))) &&
        isMostly(other, ofAnotherProperty(propertyOf(one))),
    ),
  );

/** What was done to a member: what explains most of its failures, and what explains the rest. */
export const changesIn = ({ changes, count }: Symptom): readonly string[] => {
  const [first, ...others] = Object.entries(changes);
  if (!first || first[1] >= nearlyAll * count) return first ? [first[0]] : [];
  const second = others.find(([, times]) => first[1] + times >= nearlyAll * count);
  return second ? [first[0], second[0]] : [];
};

const isVague = (change: string): boolean => Object.values(vague).some((end) => change.endsWith(end));

const changed = (symptom: Symptom): string => {
  const changes = changesIn(symptom);
  const what = changes.length === 0 ? 'is not what was sent' : changes.join(' or ');
  const isOpen = changes.length === 0 || changes.every(isVague);
  return `${propertyOf(symptom)} ${what}${isOpen ? whenever([symptom], toldBy(symptom)) : ''}`;
};

/** How a member is not typed as documented. */
const formOf = (symptom: Symptom, situation: Situation): string => {
  const [change] = changesIn(symptom);
  if (symptom.actual === 'missing') return 'is missing from the answer';
  if (symptom.actual !== 'a string') return `is ${symptom.actual}`;
  const row = rowOf(situation, answerId(propertyOf(symptom)));
  const { actual, expected } = (row && happened(row)) ?? { actual: 'a string', expected: 'what is documented' };
  return change ?? `is ${actual} instead of ${expected}`;
};

const retyped = (symptoms: readonly Symptom[], situation: Situation): string =>
  symptoms
    .slice(0, 1)
    .map((first) => `${propertyOf(first)} ${formOf(first, situation)}${whenever(symptoms, toldBy(first))}`)
    .join('');

const ofMember = (symptoms: readonly Symptom[], situation: Situation): readonly Draft[] => {
  const [same, other] = [
    symptoms.filter(({ actual }) => actual === 'changed'),
    symptoms.filter(({ actual }) => actual !== 'changed'),
  ];
  const [property = ''] = symptoms.map(propertyOf);
  return [
    ...(other.length === 0
      ? []
      : [draft(`${retyped(other, situation)}${onPaths(other, situation)}`, other, [answerId(property)])]),
    ...same.map((symptom) =>
      draft(`${changed(symptom)}${onPaths([symptom], situation)}`, [symptom], [echoId(property)]),
    ),
  ];
};

const names = (symptoms: readonly Symptom[]): string => symptoms.map(propertyOf).join(', ');

export const members: Explanation = {
  isAbout: (symptom) => symptom.wanted === 'create' && symptom.location.startsWith('/') && isOwn(symptom),
  drafts: (all, situation) => {
    const [lost, old, exchanged] = [allMissing(all), stale(all), swapped(all)];
    const rest = all.filter((symptom) => ![lost, old, exchanged].some((some) => some.includes(symptom)));
    return [
      ...(lost.length === 0 ? [] : [draft(`the answer has no ${names(lost)}${onPaths(lost, situation)}`, lost, [])]),
      ...(old.length === 0 ? [] : [draft(`the answer has the values of another create${whenever(old)}`, old, [])]),
      ...(exchanged.length === 0 ? [] : [draft(`${names(exchanged)} have each other's values`, exchanged, [])]),
      ...[...Map.groupBy(rest, propertyOf).values()].flatMap((some) => ofMember(some, situation)),
    ];
  },
};
