// From the interactions of a run to verdicts: one for each requirement that they showed, on each path.

import type { Request } from '../../contracts/judging/exchange.ts';
import { isTryAgain, saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { matchPath, type PathName, pathNames } from '../../contracts/user-status/operation.ts';
import { emptyTally, type Failure, noteFailure, noteUnproven, type Tally } from '../../engine/campaign/tally.ts';
import type { Counterexample, Verdict } from '../../engine/campaign/verdict.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { evidence, findingsIn, requirementOf } from './interaction-findings.ts';
import type { Played } from './join-results.ts';

const requestIn = ({ sent }: Played): Request | undefined =>
  sent?.kind === 'exchange' ? sent.exchange.request : sent?.request;

// What a pact asks elsewhere is kept or broken all the same; it is told with the first path.
const pathOf = (request: Request | undefined): PathName =>
  (request && matchPath(request.path)?.path) ?? 'deviceConfiguration';

const caseOf = (played: Played, request: Request): Case => {
  const [requirement, path] = [requirementOf(played), pathOf(request)];
  const { description, states } = played.result;
  const given = states.length === 0 ? '' : ` (given that ${states.join(' and ')})`;
  return { id: description, requirement, path, reason: `the pact says: ${description}${given}`, request };
};

const unprovenBecause = (played: Played): string | undefined => {
  const { sent, result } = played;
  if (!sent) return result.problem ?? 'its provider states could not be set up';
  if (sent.kind === 'unsent') return sent.because;
  if (saysNothing(sent.exchange.answer))
    return isTryAgain(sent.exchange.answer) ? 'the target kept saying "try again"' : 'the target could not be reached';
  if (!result.pending || result.holds) return undefined;
  return `a pending pact does not hold: ${findingsIn(played)
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

const bookFailures = (book: Book, played: Played): void => {
  const { sent } = played;
  if (sent?.kind !== 'exchange') return;
  const { exchange } = sent;
  const found = Map.groupBy(findingsIn(played), ({ requirement }) => requirement);
  for (const [id, findings] of found) {
    const failure: Failure = { case: caseOf(played, exchange.request), exchange, findings };
    noteFailure(tallyIn(book, id, pathOf(exchange.request)), failure);
  }
};

const bookOne = (book: Book, played: Played): void => {
  const path = pathOf(requestIn(played));
  const because = unprovenBecause(played);
  if (because !== undefined) return void noteUnproven(tallyIn(book, requirementOf(played), path), because);
  const shown = new Set([...evidence(played), ...findingsIn(played).map(({ requirement }) => requirement)]);
  for (const id of shown) tallyIn(book, id, path).cases += 1;
  bookFailures(book, played);
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
export const verdictsOf = (interactions: readonly Played[]): Verdict[] => {
  const book: Book = new Map();
  for (const played of interactions) bookOne(book, played);
  const ids = new Set([...book.keys()].map((key) => key.slice(0, key.indexOf('@'))));
  return [...ids].flatMap((id) =>
    pathNames.flatMap((path) => {
      const tally = book.get(`${id}@${path}`);
      return tally ? [verdictOf(id, path, tally)] : [];
    }),
  );
};
