// From the interactions of a run to verdicts: one for each requirement they exercise, on each path.

import type { Contract } from '../../contracts/contract.ts';
import type { Request } from '../../contracts/judging/exchange.ts';
import { isTryAgain, saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { type Entry, openTallies, type Tallies, verdictFrom } from '../../engine/campaign/tallies.ts';
import { noteNotExercised } from '../../engine/campaign/tally.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { expectsMoreBecause, providerFindings } from './expects-more.ts';
import { findingsIn, requirementOf, requirementsShown } from './interaction-findings.ts';
import type { VerifiedInteraction } from './join-results.ts';

const requestIn = ({ sent }: VerifiedInteraction): Request | undefined =>
  sent?.kind === 'exchange' ? sent.exchange.request : sent?.request;

// A request to another path is reported under the first path.
const pathOf = ({ paths }: Contract, request: Request | undefined): string =>
  (request && paths.match(request.path)?.path) ?? paths.names[0] ?? '';

const caseOf = (contract: Contract, verified: VerifiedInteraction, request: Request): Case => {
  const [requirement, path] = [requirementOf(contract, verified), pathOf(contract, request)];
  const { description, states } = verified.result;
  const given = states.length === 0 ? '' : ` (given that ${states.join(' and ')})`;
  return { id: description, requirement, path, reason: `the pact says: ${description}${given}`, request };
};

const notExercisedBecause = (contract: Contract, verified: VerifiedInteraction): string | undefined => {
  const { sent, result } = verified;
  if (!sent) return result.problem ?? 'no request was sent for it';
  if (sent.kind === 'unsent') return sent.because;
  if (sent.kind === 'notJudged') return 'it is not of the operation';
  if (saysNothing(sent.exchange.answer))
    return isTryAgain(sent.exchange.answer) ? 'the target kept saying "try again"' : 'the target could not be reached';
  if (!result.pending || result.passes) return expectsMoreBecause(contract, verified);
  return `a pending pact fails: ${findingsIn(contract, verified)
    .map(({ location, actual }) => `${location} ${actual}`)
    .join('; ')}`;
};

/** The ledger of a run, and the contract that it is held to. */
type Run = { readonly contract: Contract; readonly tallies: Tallies };

const recordFailures = ({ contract, tallies }: Run, verified: VerifiedInteraction): void => {
  const { sent } = verified;
  if (sent?.kind !== 'exchange') return;
  const { exchange } = sent;
  tallies.addFindings(providerFindings(contract, verified), exchange, () =>
    caseOf(contract, verified, exchange.request),
  );
};

const recordOne = (run: Run, verified: VerifiedInteraction): void => {
  const { contract, tallies } = run;
  const path = pathOf(contract, requestIn(verified));
  const because = notExercisedBecause(contract, verified);
  if (because !== undefined) return void noteNotExercised(tallies.of(requirementOf(contract, verified), path), because);
  const shown = new Set([
    ...requirementsShown(contract, verified),
    ...providerFindings(contract, verified).map(({ requirement }) => requirement),
  ]);
  for (const id of shown) tallies.of(id, path).cases += 1;
  recordFailures(run, verified);
};

const verdictOf = ({ requirement, path, tally }: Entry): Verdict => {
  const { cases, broken, notExercised: because, failures } = tally;
  const failure = failures.enumerated ?? failures.generated;
  const counterexample = failure && { ...failure, minimal: false };
  return verdictFrom({ requirement, path, cases, broken }, { counterexample, because });
};

/** The verdicts on every requirement that the interactions are about, path by path. */
export const verdictsOf = (contract: Contract, interactions: readonly VerifiedInteraction[]): Verdict[] => {
  const tallies = openTallies();
  for (const verified of interactions)
    if (verified.sent?.kind !== 'notJudged') recordOne({ contract, tallies }, verified);
  const { names } = contract.paths;
  const byRequirement = Map.groupBy(tallies.all(), ({ requirement }) => requirement);
  return [...byRequirement.values()].flatMap((some) =>
    some.toSorted((one, other) => names.indexOf(one.path) - names.indexOf(other.path)).map(verdictOf),
  );
};
