// What a record says about its failures, as the explanations need it.
import { themeOf } from '../../contracts/requirements/catalogue.ts';
import type { PathResult, Recorded, RequirementResult, Symptom } from '../record/results.ts';
import { symptomsFrom } from './from-counterexamples.ts';

export type Situation = {
  readonly record: Recorded;
  /** The requirements that fail or warn. */
  readonly rows: readonly RequirementResult[];
  readonly symptoms: readonly Symptom[];
  /** The names of the paths on which more than the page's example was sent. */
  readonly paths: readonly string[];
};

/** The row of a requirement that fails or warns. */
export const rowOf = ({ rows }: Situation, id: string): RequirementResult | undefined =>
  rows.find((row) => row.id === id);

/** The rows that symptoms break, in the order of the record. */
export const rowsIn = ({ rows }: Situation, symptoms: readonly Symptom[]): readonly RequirementResult[] =>
  rows.filter(({ id }) => symptoms.some(({ requirements }) => Object.hasOwn(requirements, id)));

/** The first of them. */
export const firstOf = (situation: Situation, symptoms: readonly Symptom[]): RequirementResult | undefined =>
  rowsIn(situation, symptoms)[0];

/** Whether a requirement fails or warns, or does so on a path. */
export const isDeviating = ({ verdict }: Pick<PathResult, 'verdict'>): boolean =>
  verdict === 'fail' || verdict === 'warn';

const isIn = (symptoms: readonly Symptom[], id: string): boolean =>
  symptoms.some(({ requirements }) => Object.hasOwn(requirements, id));

/** The symptoms of the rows that fail or warn; of those that no exchange showed, what their counterexamples tell. */
const symptomsOf = ({ symptoms = [] }: Recorded, rows: readonly RequirementResult[]): readonly Symptom[] => {
  const ids = new Set(rows.map(({ id }) => id));
  const relevant = symptoms.filter(({ requirements }) => Object.keys(requirements).some((id) => ids.has(id)));
  const others = rows.filter(({ id }) => !isIn(relevant, id));
  return [...relevant, ...others.flatMap(({ id, paths }) => symptomsFrom(id, paths.filter(isDeviating)))];
};

const pathsOf = (rows: readonly RequirementResult[]): readonly string[] => [
  ...new Set(rows.flatMap(({ paths }) => paths.filter(({ cases }) => cases > 0).map(({ path }) => path))),
];

/** The paths that bodies were sent to: one that does not take the page's example gets no others. */
const usedPaths = ({ requirements }: Recorded): readonly string[] => {
  const ofBodies = pathsOf(requirements.filter(({ id }) => themeOf(id) === 'bodies'));
  return ofBodies.length > 0 ? ofBodies : pathsOf(requirements);
};

/** What a record says about its failures. */
export const situationOf = (record: Recorded): Situation => {
  const rows = record.requirements.filter(isDeviating);
  return { record, rows, symptoms: symptomsOf(record, rows), paths: usedPaths(record) };
};
