// What an exchange of a run breaks: of the contract, and of the requirements of the user's own.
import {
  createdEntity,
  type Exchange,
  type Finding,
  judgeExchange,
  type Owed,
  type OwnRow,
  owedTo,
  type Shown,
  saysNothing,
  shownIn,
} from '../../contracts/index.ts';
import { judgeOwn } from '../../target/index.ts';

/** Judges an exchange; who knows already what is owed may say it. */
export type Judge = (exchange: Exchange, owed?: Owed) => readonly Finding[];

const isShown = ({ when }: OwnRow, stages: readonly Shown[]): boolean =>
  'shownBy' in when && stages.includes(when.shownBy);

const ownFindings = (own: readonly OwnRow[], exchange: Exchange, { answers }: Owed): Finding[] => {
  if (saysNothing(exchange.answer)) return [];
  const stages = shownIn(exchange.answer, answers, createdEntity(exchange.answer) !== undefined);
  return own
    .filter((row) => isShown(row, stages))
    .flatMap((row) => judgeOwn(row, exchange).map((difference) => ({ ...difference, requirement: row.id })));
};

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
