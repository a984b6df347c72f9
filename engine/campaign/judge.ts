// What an exchange of a run breaks: of the contract, and of the requirements of the user's own.
import type { Exchange, Finding } from '../../contracts/judging/exchange.ts';
import { type Expected, expectedOf } from '../../contracts/judging/expected.ts';
import { judgeExchange } from '../../contracts/judging/judge-exchange.ts';
import type { OwnRow } from '../../contracts/judging/own-requirement.ts';
import { isJudgedOn, judgeOwn } from './own-judge.ts';

/** Judges an exchange; who knows already what is expected may say it. */
export type Judge = (exchange: Exchange, expected?: Expected) => readonly Finding[];

const ownFindings = (own: readonly OwnRow[], exchange: Exchange, expected: Expected): Finding[] =>
  own
    .filter((row) => isJudgedOn(row, exchange, expected))
    .flatMap((row) => judgeOwn(row, exchange).map((difference) => ({ ...difference, requirement: row.id })));

/**
 * The judge of a run with these requirements of the user's own.
 * @throws NoVerdict, when it judges, for a judge of the user's that fails.
 */
export const judgeWith = (own: readonly OwnRow[]): Judge =>
  own.length === 0
    ? judgeExchange
    : (exchange, expected = expectedOf(exchange.request)) => [
        ...judgeExchange(exchange, expected),
        ...ownFindings(own, exchange, expected),
      ];
