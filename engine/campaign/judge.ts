// What an exchange of a run breaks: of the contract, and of the requirements of the user's own.
import type { Exchange, Finding } from '../../contracts/judging/exchange.ts';
import { type Owed, owedTo } from '../../contracts/judging/expected.ts';
import { judgeExchange } from '../../contracts/judging/judge-exchange.ts';
import type { OwnRow } from '../../contracts/judging/own-requirement.ts';
import { isJudgedOn, judgeOwn } from './own-judge.ts';

/** Judges an exchange; who knows already what is owed may say it. */
export type Judge = (exchange: Exchange, owed?: Owed) => readonly Finding[];

const ownFindings = (own: readonly OwnRow[], exchange: Exchange, owed: Owed): Finding[] =>
  own
    .filter((row) => isJudgedOn(row, exchange, owed))
    .flatMap((row) => judgeOwn(row, exchange).map((difference) => ({ ...difference, requirement: row.id })));

/**
 * The judge of a run with these requirements of the user's own.
 * @throws NoVerdict, when it judges, for a judge of the user's that fails.
 */
export const judgeWith = (own: readonly OwnRow[]): Judge =>
  own.length === 0
    ? judgeExchange
    : (exchange, owed = owedTo(exchange.request)) => [
        ...judgeExchange(exchange, owed),
        ...ownFindings(own, exchange, owed),
      ];
