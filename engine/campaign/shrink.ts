// From a failing case to the smallest body that still fails: only failures are shrunk, one at a time.

import fc from 'fast-check';
import { type Exchange, isHang, isUnrecorded } from '../../contracts/judging/exchange.ts';
import { judgeExchange } from '../../contracts/judging/judge-exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { originOf, type Place } from '../../fixtures/cases/cases.ts';
import type { Target } from '../connection/target.ts';
import { NoVerdict } from '../settings/errors.ts';
import { type Failure, wasAccepted } from './tally.ts';
import type { Counterexample } from './verdict.ts';

const mostMilliseconds = 5_000;

const exchangeOf = async (made: Case, target: Target): Promise<Exchange> => ({
  madeFor: made.requirement,
  request: made.request,
  answer: await target.send(made.request),
});

/** The id of the case that shrinking arrived at: the block it came from, and fast-check's path to it. */
const shrunkId = (id: string, path: string): string => `${id.slice(0, id.lastIndexOf('.') + 1)}${path}`;

/** Where to shrink, and how many milliseconds it may take: never more than five seconds. */
export type Shrinking = {
  readonly place: Place;
  readonly target: Target;
  readonly milliseconds: number;
};

/**
 * Shrinks a failure of `requirement`, if its case was generated. A failure that does not come again is given back as
 * it was.
 */
export const shrink = async (
  failure: Failure,
  requirement: RequirementId,
  { place, target, milliseconds }: Shrinking,
): Promise<Counterexample> => {
  const origin = originOf(failure.case.id, place);
  if (!origin) return { ...failure, minimal: true };
  // Each step of shrinking a hang would wait as long as the hang itself.
  if (isHang(failure.exchange.answer) || milliseconds <= 0) return { ...failure, minimal: false };
  let smallest: Counterexample = { ...failure, minimal: false };
  let isCut = false;
  let isStopped = false;
  const isHeld = async (made: Case): Promise<boolean> => {
    const exchange = await exchangeOf(made, target);
    // A replay is quicker than the run that was recorded, and would go on where that one had no more time.
    isCut ||= isUnrecorded(exchange.answer);
    const findings = judgeExchange(place.contract, exchange).filter((finding) => finding.requirement === requirement);
    // A server error is another failure than a body that is accepted, and a requirement of its own.
    const fails = findings.length > 0 && wasAccepted({ exchange }) === wasAccepted(failure);
    if (fails) smallest = { case: made, exchange, findings, minimal: true };
    return !fails;
  };
  // A spent budget, or a user's judge that fails, is no failure of the target: nothing is shrunk towards it.
  const holds = async (made: Case): Promise<boolean> => {
    if (isStopped) return true;
    try {
      return await isHeld(made);
    } catch (error) {
      if (!(error instanceof NoVerdict)) throw error;
      isStopped = true;
      return true;
    }
  };
  const { seed, path } = origin;
  const details = await fc.check(fc.asyncProperty(origin.arbitrary, holds), {
    seed,
    path,
    numRuns: 1,
    interruptAfterTimeLimit: Math.min(milliseconds, mostMilliseconds),
  });
  const { counterexamplePath } = details;
  if (isStopped || !details.failed || counterexamplePath === null) return { ...failure, minimal: false };
  return {
    ...smallest,
    minimal: !details.interrupted && !isCut,
    case: { ...smallest.case, id: shrunkId(failure.case.id, counterexamplePath) },
  };
};
