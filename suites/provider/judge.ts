// What an exchange of a run breaks: of the contract, and of the requirements of the user's own.
import { type Exchange, type Finding, judgeExchange, type Owed, type OwnRow, owedTo } from '../../contracts/index.ts';
import { isJudgedOn, judgeOwn } from '../../target/index.ts';

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
