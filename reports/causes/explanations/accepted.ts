// What must be refused and is accepted.

import { themeOf } from '../../../contracts/requirements/catalogue.ts';
import type { RequirementResult, Symptom } from '../../record/results.ts';
import type { Draft, Explanation } from '../draft.ts';
import { requirementsIn } from '../draft.ts';
import { reasonShown } from '../reason-shown.ts';
import type { Situation } from '../situation.ts';
import { onPaths } from '../when.ts';
import { propertyIn, refusedByAll, refusedValues } from './what-is-refused.ts';

const isPlain = ({ actual }: Symptom): boolean => actual === '201';

/** From so many on, mistakes of one kind or on one property are one. */
const several = 3;

const idOf = (symptom: Symptom): string => Object.keys(requirementsIn([symptom]))[0] ?? '';

const draft = (summary: string, symptoms: readonly Symptom[]): Draft => ({
  rank: 'refusal',
  summary,
  symptoms,
  leads: [],
});

/** The requirements that are not kept, in the order of the record. */
const rowsOf = (symptoms: readonly Symptom[], { rows }: Situation): readonly RequirementResult[] =>
  rows.filter(({ id }) => symptoms.some((symptom) => idOf(symptom) === id));

/** What is one mistake at least: a value that is missing is null for many programs. */
type Unit = readonly [Symptom, ...Symptom[]];

const endOf = (id: string): string => id.split('.').at(-1) ?? '';

const unitsOf = (symptoms: readonly Symptom[]): readonly Unit[] => {
  const isOf = (symptom: Symptom, property: string | undefined, end: string): boolean =>
    property !== undefined && idOf(symptom) === `bodies.${property}.${end}`;
  const nullOf = (symptom: Symptom): readonly Symptom[] =>
    endOf(idOf(symptom)) === 'missing'
      ? symptoms.filter((other) => isOf(other, propertyIn(idOf(symptom)), 'null'))
      : [];
  const folded = new Set(symptoms.flatMap(nullOf));
  return symptoms.filter((symptom) => !folded.has(symptom)).map((symptom) => [symptom, ...nullOf(symptom)]);
};

/** What a requirement is about, whichever property it names: the last part of its id. */
const kindOf = ([symptom]: Unit): string => {
  const id = idOf(symptom);
  if (themeOf(id) !== 'bodies') return themeOf(id);
  return propertyIn(id) === undefined ? id : endOf(id);
};

const propertyOf = ([symptom]: Unit): string => propertyIn(idOf(symptom)) ?? idOf(symptom);

/** The largest group by kind or by property, if it is of several. */
const largest = (units: readonly Unit[]): readonly Unit[] | undefined =>
  [kindOf, propertyOf]
    .flatMap((key) => [...Map.groupBy(units, key).values()])
    .filter((group) => group.length >= several)
    .toSorted((one, other) => other.length - one.length)[0];

/** Whether all of a requirement's cases are accepted, on the paths where any is. */
const isAlwaysAccepted = ({ id, paths }: RequirementResult, { requirements }: Symptom): boolean => {
  const cases = paths.filter(({ broken }) => broken > 0).reduce((sum, on) => sum + on.cases, 0);
  return (requirements[id] ?? 0) >= cases;
};

const one = (unit: Unit, situation: Situation): Draft => {
  const rows = rowsOf(unit, situation);
  const [row, second] = rows;
  const isSome = row !== undefined && second === undefined && !isAlwaysAccepted(row, unit[0]);
  const reason = isSome ? reasonShown(row) : '';
  const what = rows.length === 0 ? idOf(unit[0]) : refusedByAll(rows);
  return draft(`accepts ${what}${reason}${onPaths(unit, situation)}`, unit);
};

const together = (units: readonly Unit[], situation: Situation): Draft => {
  const symptoms = units.flat();
  const rows = rowsOf(symptoms, situation);
  const [property = '', another] = new Set(units.map(propertyOf));
  const what =
    another === undefined ? `values of ${property} that it must refuse: ${refusedValues(rows)}` : refusedByAll(rows);
  return draft(`accepts ${what}${onPaths(symptoms, situation)}`, symptoms);
};

const grouped = (units: readonly Unit[], situation: Situation): readonly Draft[] => {
  const group = largest(units);
  if (group === undefined) return units.map((unit) => one(unit, situation));
  return [
    together(group, situation),
    ...grouped(
      units.filter((unit) => !group.includes(unit)),
      situation,
    ),
  ];
};

/** From so many on, bodies are not checked at all. */
const unchecked = 10;

const isOfBody = (symptom: Symptom): boolean => themeOf(idOf(symptom)) === 'bodies';

const plainDrafts = (symptoms: readonly Symptom[], situation: Situation): readonly Draft[] => {
  const bodies = symptoms.filter(isOfBody);
  const isUnchecked = bodies.length >= unchecked;
  const others = isUnchecked ? symptoms.filter((symptom) => !isOfBody(symptom)) : symptoms;
  return [
    ...(isUnchecked
      ? [draft(`accepts ${bodies.length} kinds of bodies that must be refused${onPaths(bodies, situation)}`, bodies)]
      : []),
    ...grouped(unitsOf(others), situation),
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
