// What a run remembers of a requirement on a path: counts, and the few failures that may become its counterexample.
import type { Exchange, Finding } from '../../contracts/index.ts';
import type { Case } from '../../fixtures/index.ts';

export type Failure = { readonly case: Case; readonly exchange: Exchange; readonly findings: readonly Finding[] };

export type Tally = {
  cases: number;
  broken: number;
  /** Cases that were answered with silence until the time allowed was over. */
  hung: number;
  readonly unproven: string[];
  /** The failures with the shortest bodies, of enumerated cases and of generated ones. */
  readonly failures: { enumerated?: Failure; generated?: Failure };
  readonly observed: Record<string, number>;
};

export const emptyTally = (): Tally => ({ cases: 0, broken: 0, hung: 0, unproven: [], failures: {}, observed: {} });

const isGenerated = (id: string): boolean => id.includes('#g');

const size = ({ case: { request } }: Failure): number => request.body.length;

// Exchanges end in no fixed order; of bodies of one length the id decides, so that a seed gives the same report again.
const isShorter = (one: Failure, other: Failure): boolean =>
  size(one) < size(other) || (size(one) === size(other) && one.case.id < other.case.id);

/** Counts a failure and keeps it if its body is shorter than that of the one kept so far. */
export const noteFailure = (tally: Tally, failure: Failure): void => {
  tally.broken += 1;
  const kind = isGenerated(failure.case.id) ? 'generated' : 'enumerated';
  const kept = tally.failures[kind];
  if (!kept || isShorter(failure, kept)) tally.failures[kind] = failure;
};

export const noteObservation = (tally: Tally, seen: string): void => {
  tally.observed[seen] = (tally.observed[seen] ?? 0) + 1;
};
