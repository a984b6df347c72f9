// The paths of a record, in the order in which the run examined them.
import type { RequirementResult } from './results.ts';

/** The names of the paths that the requirements have results for. */
export const pathsIn = (requirements: readonly RequirementResult[]): readonly string[] => [
  ...new Set(requirements.flatMap(({ paths }) => paths.map(({ path }) => path))),
];
