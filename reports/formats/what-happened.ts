// What happened to a requirement that is not met, in one line: expected, actual, and where.
import { type Happened, happenedIn } from '../causes/happened.ts';
import { flakyText } from '../record/flaky.ts';
import type { KeptCounterexample, RequirementResult } from '../record/results.ts';

/** Cuts an expected or actual value to what a format has place for. */
export type Cut = (value: string) => string;

const uncut: Cut = (value) => value;

const sentence = ({ where, expected, actual }: Happened, cut = uncut): string =>
  `${where === 'status' ? '' : `${where}: `}expected ${cut(expected)}, actual ${cut(actual)}`;

/** `expected 201, actual 500`, with the place in front where it is not the status, and behind it whether that is flaky. */
export const whatHappened = ({ counterexample }: RequirementResult, cut?: Cut): string | undefined =>
  counterexample && whatHappenedIn(counterexample, cut);

/** The same of an exchange. */
export const whatHappenedIn = (counterexample: KeptCounterexample, cut?: Cut): string | undefined => {
  const found = happenedIn(counterexample);
  const flaky = flakyText(counterexample);
  return found && (flaky === undefined ? sentence(found, cut) : `${sentence(found, cut)} (${flaky})`);
};

/** The paths with the verdict of the row: `all 8 paths`, the name of the only one, `3 of 8 paths`. */
export const whereHappened = ({ paths, verdict }: RequirementResult): string => {
  const names = paths.filter((on) => on.verdict === verdict).map(({ path }) => path);
  const [only = ''] = names;
  return pathsText(names.length === 1 ? [only] : names, paths.length);
};

/** Some of a number of paths, in words. */
export const pathsText = (names: readonly string[], all: number): string => {
  const [first, second] = names;
  if (first !== undefined && second === undefined) return first;
  return names.length === all ? `all ${all} paths` : `${names.length} of ${all} paths`;
};
