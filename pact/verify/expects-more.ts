// A pact may expect more than the contract promises, such as 422 where any of 400 to 499 is a refusal. Where the target
// keeps the contract, the difference is the pact's: no requirement is broken, and the pact is not fulfilled either.
import type { Contract } from '../../contracts/contract.ts';
import { type Finding, isSilence } from '../../contracts/judging/exchange.ts';
import { judgeExchange, saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { findingsIn } from './interaction-findings.ts';
import type { VerifiedInteraction } from './join-results.ts';

const inWords = ({ location, expected, actual }: Finding): string =>
  `${location === '' ? 'body' : location}: expected ${expected}, actual ${actual}`;

/** Why an interaction fails although the target keeps every MUST of the contract; undefined where it does not. */
export const expectsMoreBecause = (contract: Contract, verified: VerifiedInteraction): string | undefined => {
  const { result, sent } = verified;
  if (result.passes || sent?.kind !== 'exchange') return undefined;
  const { exchange } = sent;
  if (isSilence(exchange.answer) || saysNothing(exchange.answer)) return undefined;
  const isMust = ({ requirement }: Finding): boolean => contract.requirements.get(requirement).level === 'MUST';
  if (judgeExchange(contract, exchange).some(isMust)) return undefined;
  const differences = findingsIn(contract, verified).map(inWords).join('; ');
  return `the pact "${result.description}" expects what the contract does not promise, and the target keeps the contract (${differences}): to its owner, loosen it or ask the provider for a promise`;
};
