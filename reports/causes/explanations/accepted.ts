// What must be refused and is accepted.
import { themeOf } from '../../../contracts/requirements/catalogue.ts';
import type { RequirementResult, Symptom } from '../../record/results.ts';
import type { Draft, Explanation } from '../draft.ts';
import { requirementsIn } from '../draft.ts';
import { firstOf, rowOf, type Situation } from '../situation.ts';
import { onPaths } from '../when.ts';

const isPlain = ({ actual }: Symptom): boolean => actual === '201';

/** From so many on, mistakes of one kind are one. */
const several = 3;

const idsIn = (symptoms: readonly Symptom[]): readonly string[] => Object.keys(requirementsIn(symptoms));

const draft = (summary: string, symptoms: readonly Symptom[]): Draft => ({
  rank: 'refusal',
  summary,
  symptoms,
  leads: [],
});

/** What a requirement is about, whichever property it names: the last part of its id. */
const kindOf = (symptom: Symptom): string => {
  const [id = ''] = idsIn([symptom]);
  const [theme = '', ...rest] = id.split('.');
  return theme === 'bodies' && rest.length < 2 ? id : `${theme}.${theme === 'bodies' ? rest.at(-1) : ''}`;
};

/** What a requirement refuses, without the status. */
const refusedBy = (row: RequirementResult | undefined): string | undefined =>
  row?.says.replace(/^refuses /, '').replace(/ with \d{3}$/, '');

const isAlways = (row: RequirementResult): boolean =>
  row.paths.every(({ broken, cases }) => broken === 0 || broken >= cases);

const one = (symptom: Symptom, situation: Situation): Draft => {
  const [id = ''] = idsIn([symptom]);
  const row = rowOf(situation, id);
  const reason = row && !isAlways(row) && row.counterexample ? ` (${row.counterexample.reason})` : '';
  return draft(`accepts ${refusedBy(row) ?? id}${reason}${onPaths([symptom], situation)}`, [symptom]);
};

const group = (symptoms: readonly Symptom[], situation: Situation): readonly Draft[] => {
  if (symptoms.length < several) return symptoms.map((symptom) => one(symptom, situation));
  const what = refusedBy(firstOf(situation, symptoms)) ?? 'what must be refused';
  return [
    draft(`accepts ${what}, and ${symptoms.length - 1} more of the kind${onPaths(symptoms, situation)}`, symptoms),
  ];
};

/** From so many on, bodies are not checked at all. */
const unchecked = 10;

const isOfBody = (symptom: Symptom): boolean => idsIn([symptom]).every((id) => themeOf(id) === 'bodies');

const plainDrafts = (symptoms: readonly Symptom[], situation: Situation): readonly Draft[] => {
  const bodies = symptoms.filter(isOfBody);
  const isUnchecked = bodies.length >= unchecked;
  const others = isUnchecked ? symptoms.filter((symptom) => !isOfBody(symptom)) : symptoms;
  return [
    ...(isUnchecked
      ? [draft(`accepts ${bodies.length} kinds of bodies that must be refused${onPaths(bodies, situation)}`, bodies)]
      : []),
    ...[...Map.groupBy(others, kindOf).values()].flatMap((some) => group(some, situation)),
  ];
};

export const accepted: Explanation = {
  isAbout: ({ wanted, location, actual }) => wanted === 'refusal' && location === 'status' && /^2\d\d$/.test(actual),
  drafts: (symptoms, situation) => {
    const others = symptoms.filter((symptom) => !isPlain(symptom));
    return [
      ...[...Map.groupBy(others, ({ actual }) => actual)].map(([actual, some]) =>
        draft(`${actual} instead of a refusal (400 to 499)${onPaths(some, situation)}`, some),
      ),
      ...plainDrafts(symptoms.filter(isPlain), situation),
    ];
  },
};
