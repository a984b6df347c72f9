// Which counterexample shows a cause best.
import type { RequirementResult } from '../record/results.ts';

const isOfPage = ({ counterexample }: RequirementResult): boolean =>
  counterexample?.case.startsWith('paths.example@') ?? false;

/** The id of the requirement whose counterexample shows best what is wrong: with the page's own example where that fails too. */
export const exampleOf = (rows: readonly RequirementResult[]): string => {
  const shown = rows.filter(({ counterexample }) => counterexample !== undefined);
  return (shown.find(isOfPage) ?? shown[0] ?? rows[0])?.id ?? '';
};
