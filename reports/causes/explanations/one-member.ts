// One member of an answered entity: missing, of another type, or not what was sent.
import { answerId, echoId } from '../../../contracts/requirements/requirement-id.ts';
import type { Symptom } from '../../record/results.ts';
import { vague } from '../../record/symptoms/changes/strings.ts';
import { answerDraft, type Draft } from '../draft.ts';
import { happened } from '../happened.ts';
import { rowOf, type Situation } from '../situation.ts';
import { onPaths, toldBy, whenever } from '../when.ts';
import { writtenAs } from './additional.ts';

/** The property that a symptom is about. */
export const propertyOf = ({ location }: Symptom): string => location.slice(1);

/** Nearly all failures have a change. */
const nearlyAll = 0.9;

/** Whether a change explains nearly all failures of a symptom. */
export const isMostly = ({ changes, count }: Symptom, change: string): boolean =>
  (changes[change] ?? 0) >= nearlyAll * count;

/** What was done to a member: what explains most of its failures, and what explains the rest. */
export const changesIn = ({ changes, count }: Symptom): readonly string[] => {
  const [first, ...others] = Object.entries(changes);
  if (!first || first[1] >= nearlyAll * count) return first ? [first[0]] : [];
  const second = others.find(([, times]) => first[1] + times >= nearlyAll * count);
  return second ? [first[0], second[0]] : [];
};

const isVague = (change: string): boolean => Object.values(vague).some((end) => change.endsWith(end));

const subjectOf = (symptoms: readonly Symptom[]): string =>
  `${symptoms.length > 1 ? 'each of ' : ''}${symptoms.map(propertyOf).join(', ')}`;

/** Members whose values were changed alike, as one cause. */
const changed = (symptoms: readonly [Symptom, ...Symptom[]], situation: Situation): Draft => {
  const changes = changesIn(symptoms[0]);
  const what = changes.length === 0 ? 'is not what was sent' : changes.join(' or ');
  const when = changes.every(isVague) ? whenever(symptoms, toldBy(symptoms[0])) : '';
  return answerDraft(
    `${subjectOf(symptoms)} ${what}${when}${onPaths(symptoms, situation)}`,
    symptoms,
    symptoms.map((symptom) => echoId(propertyOf(symptom))),
  );
};

const isChanged = ({ actual }: Symptom): boolean => actual === 'changed';

/** What sets a change apart: two members that are changed alike have one cause, unless it is open what was done to them. */
const changeOf = (symptom: Symptom): string => {
  const changes = changesIn(symptom);
  return changes.length === 1 && !changes.some(isVague) ? changes.join() : symptom.location;
};

/** Whether a number was expected, but not this one. */
const isOwnKind = ({ actual }: Symptom, expected: string): boolean =>
  actual === 'a number' && expected.startsWith('an Int');

/** How a member is not typed as documented. */
const formOf = (symptom: Symptom, situation: Situation): string => {
  const [change] = changesIn(symptom);
  const property = propertyOf(symptom);
  if (symptom.actual === 'missing') {
    const name = writtenAs(situation, property);
    return name === undefined ? 'is missing from the answer' : `is written as ${name}`;
  }
  const row = rowOf(situation, answerId(property));
  const { actual, expected } = (row && happened(row)) ?? { actual: symptom.actual, expected: 'what is documented' };
  if (symptom.actual !== 'a string' && !isOwnKind(symptom, expected)) return `is ${symptom.actual}`;
  return change ?? `is ${actual} instead of ${expected}`;
};

const retyped = (symptoms: readonly [Symptom, ...Symptom[]], situation: Situation): Draft => {
  const [first] = symptoms;
  const what = `${propertyOf(first)} ${formOf(first, situation)}`;
  const when = changesIn(first).length === 1 ? '' : whenever(symptoms, toldBy(first));
  return answerDraft(`${what}${when}${onPaths(symptoms, situation)}`, symptoms, [answerId(propertyOf(first))]);
};

const groupsBy = (
  symptoms: readonly Symptom[],
  key: (symptom: Symptom) => string,
): readonly (readonly [Symptom, ...Symptom[]])[] =>
  [...Map.groupBy(symptoms, key).values()].flatMap(([first, ...more]) => (first ? [[first, ...more] as const] : []));

/** The causes of single members: one for each that is of another type, and one for those that are changed alike. */
export const memberDrafts = (symptoms: readonly Symptom[], situation: Situation): readonly Draft[] => [
  ...groupsBy(
    symptoms.filter((symptom) => !isChanged(symptom)),
    propertyOf,
  ).map((some) => retyped(some, situation)),
  ...groupsBy(symptoms.filter(isChanged), changeOf).map((some) => changed(some, situation)),
];
