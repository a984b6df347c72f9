// Causes as text, for every format that begins with them.
import { pathsIn } from '../record/paths-in.ts';
import type { Cause, RequirementResult, Results } from '../record/results.ts';
import { plural } from './plural.ts';
import { type Cut, pathsText, whatHappened } from './what-happened.ts';

/** Whether a cause makes requirements fail, or only warns. */
export const severityOfCause = (cause: Cause, { requirements }: Results): 'fail' | 'warn' =>
  requirements.some(({ id, verdict }) => verdict === 'fail' && cause.requirements.includes(id)) ? 'fail' : 'warn';

/** How much a cause breaks: `33 requirements on all 8 paths`, or the id of the only one. */
export const extentOfCause = (cause: Cause, { requirements }: Results): string => {
  const [only, second] = cause.requirements;
  const what = only !== undefined && second === undefined ? only : plural(cause.requirements.length, 'requirement');
  return `${what} on ${pathsText(cause.paths, pathsIn(requirements).length)}`;
};

/** The requirement whose counterexample shows the cause best; undefined in a record that has lost it. */
export const exampleOf = ({ example }: Cause, { requirements }: Results): RequirementResult | undefined =>
  requirements.find(({ id }) => id === example);

/** How much a cause breaks, and what its example shows; the sentence of a client's mistake says that already. */
export const evidenceOfCause = (cause: Cause, results: Results, cut?: Cut): string => {
  const extent = extentOfCause(cause, results);
  const example = exampleOf(cause, results);
  const what = example && whatHappened(example, cut);
  if (what === undefined || results.subject === 'client') return extent;
  return cause.requirements.length === 1 ? `${extent}: ${what}` : `${extent}; ${cause.example}: ${what}`;
};

/** A cause as text: its sentence, what it breaks, and the case to send again. */
export const causeText = (cause: Cause, results: Results): readonly string[] => {
  const id = exampleOf(cause, results)?.counterexample?.case;
  return [cause.summary, evidenceOfCause(cause, results), ...(id === undefined ? [] : [`case ${id}`])];
};

/** The number of the cause that a requirement belongs to, from 1; undefined where it belongs to none. */
export const causeNumber = (id: string, { causes }: Results): number | undefined => {
  const index = causes.findIndex(({ requirements }) => requirements.includes(id));
  return index === -1 ? undefined : index + 1;
};

/** `cause 2: 200 instead of 201`, for the requirements that belong to a cause. */
export const causeLabel = (id: string, results: Results): string | undefined => {
  const number = causeNumber(id, results);
  const cause = number === undefined ? undefined : results.causes[number - 1];
  return cause && `cause ${number}: ${cause.summary}`;
};

/** Requirements in the order of their causes; those without any come last, in their own order. */
export const byCause = <T>(rows: readonly T[], idOf: (row: T) => string, results: Results): readonly T[] => {
  const numbers = new Map(results.causes.flatMap(({ requirements }, index) => requirements.map((id) => [id, index])));
  const rank = (row: T): number => numbers.get(idOf(row)) ?? results.causes.length;
  return rows.toSorted((one, other) => rank(one) - rank(other));
};
