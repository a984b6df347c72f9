// From the interactions of a run to verdicts: one for each requirement that they showed, on each path.

import type { Request } from '../../contracts/judging/exchange.ts';
import { isTryAgain, saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { matchPath, type PathName, pathNames } from '../../contracts/user-status/operation.ts';
import { emptyTally, type Failure, noteFailure, noteUnproven, type Tally } from '../../engine/campaign/tally.ts';
import type { Counterexample, Verdict } from '../../engine/campaign/verdict.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { findingsIn, requirementOf, requirementsShown } from './interaction-findings.ts';
import type { VerifiedInteraction } from './join-results.ts';

const requestIn = ({ sent }: VerifiedInteraction): Request | undefined =>
  sent?.kind === 'exchange' ? sent.exchange.request : sent?.request;

const firstPath = (): PathName => {
  const [first] = pathNames;
  if (first === undefined) throw new Error('the contract has no paths');
  return first;
};

// A request to another path is kept or broken all the same: it is reported under the first path.
const pathOf = (request: Request | undefined): PathName => (request && matchPath(request.path)?.path) ?? firstPath();

const caseOf = (verified: VerifiedInteraction, request: Request): Case => {
  const [requirement, path] = [requirementOf(verified), pathOf(request)];
  const { description, states } = verified.result;
  const given = states.length === 0 ? '' : ` (given that ${states.join(' and ')})`;
  return { id: description, requirement, path, reason: `the pact says: ${description}${given}`, request };
};

const unprovenBecause = (verified: VerifiedInteraction): string | undefined => {
  const { sent, result } = verified;
  if (!sent) return result.problem ?? 'no request was sent for it';
  if (sent.kind === 'unsent') return sent.because;
  if (saysNothing(sent.exchange.answer))
    return isTryAgain(sent.exchange.answer) ? 'the target kept saying "try again"' : 'the target could not be reached';
  if (!result.pending || result.holds) return undefined;
  return `a pending pact does not hold: ${findingsIn(verified)
    .map(({ location, actual }) => `${location} ${actual}`)
    .join('; ')}`;
};

type Book = Map<string, Tally>;

const tallyIn = (book: Book, id: string, path: PathName): Tally => {
  const key = `${id}@${path}`;
  const tally = book.get(key) ?? emptyTally();
  book.set(key, tally);
  return tally;
};

const bookFailures = (book: Book, verified: VerifiedInteraction): void => {
  const { sent } = verified;
  if (sent?.kind !== 'exchange') return;
  const { exchange } = sent;
  const found = Map.groupBy(findingsIn(verified), ({ requirement }) => requirement);
  for (const [id, findings] of found) {
    const failure: Failure = { case: caseOf(verified, exchange.request), exchange, findings };
    noteFailure(tallyIn(book, id, pathOf(exchange.request)), failure);
  }
};

const bookOne = (book: Book, verified: VerifiedInteraction): void => {
  const path = pathOf(requestIn(verified));
  const because = unprovenBecause(verified);
  if (because !== undefined) return void noteUnproven(tallyIn(book, requirementOf(verified), path), because);
  const shown = new Set([
    ...requirementsShown(verified),
    ...findingsIn(verified).map(({ requirement }) => requirement),
  ]);
  for (const id of shown) tallyIn(book, id, path).cases += 1;
  bookFailures(book, verified);
};

const verdictOf = (requirement: string, path: PathName, tally: Tally): Verdict => {
  const { cases, broken, unproven: because, failures } = tally;
  const found = { requirement, path, cases, broken };
  const failure = failures.enumerated ?? failures.generated;
  const counterexample: Counterexample | undefined = failure && { ...failure, minimal: false };
  if (counterexample) return { ...found, outcome: 'broken', counterexample };
  return because === undefined ? { ...found, outcome: 'holds' } : { ...found, outcome: 'unproven', because };
};

/** The verdicts on every requirement that the interactions are about, path by path. */
export const verdictsOf = (interactions: readonly VerifiedInteraction[]): Verdict[] => {
  const book: Book = new Map();
  for (const verified of interactions) bookOne(book, verified);
  const ids = new Set([...book.keys()].map((key) => key.slice(0, key.indexOf('@'))));
  return [...ids].flatMap((id) =>
    pathNames.flatMap((path) => {
      const tally = book.get(`${id}@${path}`);
      return tally ? [verdictOf(id, path, tally)] : [];
    }),
  );
};
