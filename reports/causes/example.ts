// Which counterexample shows a cause best.
import { isOfPage } from '../record/best-counterexample.ts';
import type { RequirementResult } from '../record/results.ts';

const isOfPageIn = ({ counterexample }: RequirementResult): boolean =>
  counterexample !== undefined && isOfPage(counterexample);

/** The id of the requirement whose counterexample shows best what is wrong: with the page's own example where that fails too. */
export const exampleOf = (rows: readonly RequirementResult[]): string => {
  const shown = rows.filter(({ counterexample }) => counterexample !== undefined);
  return (shown.find(isOfPageIn) ?? shown[0] ?? rows[0])?.id ?? '';
};
