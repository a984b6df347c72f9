// Properties that a client leaves out in the same requests: one mistake, such as a serialiser that writes {} or names in other letter
// case, and not one for each property.
import type { RequirementResult } from '../record/results.ts';

/** Requirements that a client breaks by one mistake. */
export type Together = { readonly rows: readonly RequirementResult[]; readonly did?: string };

/** A body of up to so many characters is shown as a whole. */
const shortBody = 40;

const locationsIn = ({ counterexample }: RequirementResult): readonly string[] =>
  counterexample?.differences.map(({ location }) => location.slice(1)) ?? [];

const isMissing = ({ counterexample }: RequirementResult): boolean => {
  const { differences = [] } = counterexample ?? {};
  return differences.length > 0 && differences.every((one) => one.location.startsWith('/') && one.actual === 'nothing');
};

/** What is the same for rows that the same requests broke. */
const requestsOf = ({ verdict, counterexample, paths }: RequirementResult): string =>
  [verdict, counterexample?.case, ...paths.map(({ path, broken }) => `${path}: ${broken}`)].join('\n');

const listed = (names: readonly string[]): string => names.join(', ');

const didOf = (missing: readonly RequirementResult[], instead: readonly RequirementResult[]): string => {
  const body = missing[0]?.counterexample?.request.body.text.trim() ?? '';
  const shown = body.length > 0 && body.length <= shortBody ? `: its body is ${body}` : '';
  const others = instead.flatMap(locationsIn);
  const sent = others.length === 0 ? '' : `, and ${listed(others)} instead`;
  return `your client sent nothing for ${listed(missing.flatMap(locationsIn))}${sent}${shown}; a create has all of them`;
};

const groupOf = (missing: readonly RequirementResult[], others: readonly RequirementResult[]): Together => {
  const [first] = missing;
  const instead = others.filter((row) => first && isUndeclared(row) && requestsOf(row) === requestsOf(first));
  return { rows: [...missing, ...instead], did: didOf(missing, instead) };
};

const isUndeclared = ({ id }: RequirementResult): boolean => id === 'bodies.undeclared';

/** Rows that fail or warn, those together that one mistake broke, each where its first one stood. */
export const together = (rows: readonly RequirementResult[]): readonly Together[] => {
  const missing = Map.groupBy(rows.filter(isMissing), requestsOf);
  const groups = [...missing.values()].filter((some) => some.length > 1).map((some) => groupOf(some, rows));
  const grouped = new Map(groups.flatMap((group) => group.rows.map((row) => [row, group] as const)));
  return [...new Set(rows.map((row) => grouped.get(row) ?? { rows: [row] }))];
};
