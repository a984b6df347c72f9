// The causes of a run on a client: what its author reads. Each mistake of a client is one of its own.
import type { Cause, Difference, Recorded, RequirementResult } from '../record/results.ts';
import { type Together, together } from './missing-together.ts';

const headers: ReadonlySet<string> = new Set(['accept', 'content-type', 'content-encoding']);

/** What a client did, from a difference between what holds and what it sent. */
const didOf = ({ location, actual }: Difference): string => {
  if (location.startsWith('/')) return `your client sent ${actual} for ${location.slice(1)}`;
  if (location === '') return `your client sent a body that is refused: ${actual}`;
  if (location === 'authorization') return `your client sent ${actual}`;
  return headers.has(location) ? `your client sent ${actual} in ${location}` : `your client: ${actual}`;
};

const summaryOf = ({ counterexample, says }: RequirementResult): string => {
  const [first] = counterexample?.differences ?? [];
  return first === undefined ? says : `${didOf(first)}; ${says}`;
};

const ranks = ['fail', 'warn'];

const pathsOf = (rows: readonly RequirementResult[]): readonly string[] => [
  ...new Set(
    rows.flatMap(({ paths }) => paths.filter(({ verdict }) => ranks.includes(verdict)).map(({ path }) => path)),
  ),
];

const causeOf = ({ rows, did }: Together): Cause => ({
  summary: did ?? rows.map(summaryOf).join('; '),
  requirements: rows.map(({ id }) => id),
  paths: pathsOf(rows),
  example: rows[0]?.id ?? '',
});

/** A cause for each mistake of a client, failures before warnings. */
export const clientCausesOf = ({ requirements }: Recorded): readonly Cause[] => {
  const rows = requirements
    .filter(({ verdict }) => ranks.includes(verdict))
    .toSorted((one, other) => ranks.indexOf(one.verdict) - ranks.indexOf(other.verdict));
  return together(rows).map(causeOf);
};
