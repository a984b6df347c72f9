// A pact may expect more than the contract promises, such as 422 where any of 400 to 499 is a refusal. Where the target
// keeps the contract, the difference is the pact's: no requirement is broken, and the pact is not fulfilled either.
import type { Contract } from '../../contracts/contract.ts';
import { type Finding, isSilence } from '../../contracts/judging/exchange.ts';
import { judgeExchange, saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { findingsIn } from './interaction-findings.ts';
import type { VerifiedInteraction } from './join-results.ts';

/** The member, header or part of an answer that a location is in. */
const partOf = (location: string): string => location.split('/').slice(0, 2).join('/').toLowerCase();

const wholes: readonly string[] = ['status', ''];

/** Whether the contract is broken where the pact is: everywhere, with another status or an unreadable body. */
const isBrokenAt = ({ location }: Finding, broken: readonly string[]): boolean =>
  broken.includes(partOf(location)) || wholes.some((whole) => broken.includes(whole)) || wholes.includes(location);

/** What an interaction breaks that is a MUST of the contract too; the rest of its differences is the pact's alone. */
export const providerFindings = (contract: Contract, verified: VerifiedInteraction): readonly Finding[] => {
  const { sent } = verified;
  const findings = findingsIn(contract, verified);
  if (sent?.kind !== 'exchange' || isSilence(sent.exchange.answer)) return findings;
  const broken = judgeExchange(contract, sent.exchange)
    .filter(({ requirement }) => contract.requirements.get(requirement).level === 'MUST')
    .map(({ location }) => partOf(location));
  return broken.length === 0 ? [] : findings.filter((finding) => isBrokenAt(finding, broken));
};

const inWords = ({ location, expected, actual }: Finding): string =>
  `${location === '' ? 'body' : location.replace(/^\//, '')} ${expected}, where the provider's ${actual} keeps the contract`;

/** Why an interaction fails although the target keeps every MUST of the contract in what the pact pins; or undefined. */
export const expectsMoreBecause = (contract: Contract, verified: VerifiedInteraction): string | undefined => {
  const { result, sent } = verified;
  if (result.passes || sent?.kind !== 'exchange' || saysNothing(sent.exchange.answer)) return undefined;
  if (providerFindings(contract, verified).length > 0) return undefined;
  const differences = findingsIn(contract, verified).map(inWords).join('; ');
  return `your pact "${result.description}" expects what the contract does not promise: ${differences}. Loosen it, or ask the provider for a promise`;
};
