// What a run remembers of a requirement on a path: counts, and the few failures that may become its counterexample.
// All of it is bounded, whatever a target answers.
import { type Exchange, type Finding, isSilence, isSuccess } from '../../contracts/judging/exchange.ts';
import type { Case } from '../../fixtures/cases/case.ts';

export type Failure = { readonly case: Case; readonly exchange: Exchange; readonly findings: readonly Finding[] };

export type Tally = {
  cases: number;
  broken: number;
  /** Cases that were answered with silence until the time allowed was over. */
  hung: number;
  /** Why the first case that said nothing said nothing. */
  notExercised?: string;
  /** The failures with the shortest bodies: of enumerated cases, of generated ones, and of those that vary everything. */
  readonly failures: { enumerated?: Failure; generated?: Failure; varied?: Failure };
  readonly observed: Map<string, number>;
};

export const emptyTally = (): Tally => ({ cases: 0, broken: 0, hung: 0, failures: {}, observed: new Map() });

const kindOf = ({ id, varied }: Case): keyof Tally['failures'] =>
  varied ? 'varied' : id.includes('#g') ? 'generated' : 'enumerated';

const size = ({ case: { request } }: Failure): number => request.body.length;

/** Whether it is the page's own example that fails: nothing shows a failure better. */
export const isOfPage = ({ case: { requirement } }: Failure): boolean => requirement === 'paths.example';

/** Whether a finding is one that the answer to the create did not have already. */
export const isNew = ({ asAnswered }: Finding): boolean => asAnswered !== true;

const saysMore = ({ findings }: Failure): boolean => findings.some(isNew);

/** Whether the target answered as if all were well: a server error breaks a requirement of its own, which shows it. */
export const wasAccepted = ({ exchange: { answer } }: Pick<Failure, 'exchange'>): boolean =>
  !isSilence(answer) && isSuccess(answer);

// Exchanges end in no fixed order; of bodies of one length the id decides, so that a seed gives the same report again.
const isBetter = (one: Failure, other: Failure): boolean => {
  if (saysMore(one) !== saysMore(other)) return saysMore(one);
  if (isOfPage(one) !== isOfPage(other)) return isOfPage(one);
  if (wasAccepted(one) !== wasAccepted(other)) return wasAccepted(one);
  return size(one) < size(other) || (size(one) === size(other) && one.case.id < other.case.id);
};

/** As much of an answer's body as a report may want to show. */
const mostKept = 64 * 1024;

const cut = ({ answer, ...exchange }: Exchange): Exchange => {
  if (isSilence(answer) || answer.body.length <= mostKept) return { ...exchange, answer };
  const bytes = Buffer.byteLength(answer.body);
  // A copy: a view would keep the whole body alive.
  return { ...exchange, answer: { ...answer, body: Buffer.from(answer.body.slice(0, mostKept)), bytes } };
};

/** Counts a failure and keeps it if it is of the page's example, or if its body is shorter than that of the one kept so far. */
export const noteFailure = (tally: Tally, failure: Failure): void => {
  tally.broken += 1;
  const kind = kindOf(failure.case);
  const kept = tally.failures[kind];
  if (!kept || isBetter(failure, kept)) tally.failures[kind] = { ...failure, exchange: cut(failure.exchange) };
};

const mostObserved = 100;
const longestObserved = 200;
const others = 'something else';

export const noteObservation = ({ observed }: Tally, seen: string): void => {
  const short = seen.length > longestObserved ? `${seen.slice(0, longestObserved)}…` : seen;
  const name = observed.has(short) || observed.size < mostObserved ? short : others;
  observed.set(name, (observed.get(name) ?? 0) + 1);
};

/** Notes that a case said nothing, and why; the first reason stays. */
export const noteNotExercised = (tally: Tally, reason: string): void => {
  tally.notExercised ??= reason;
};
