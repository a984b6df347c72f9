// The texts that everybody knows: a token that holds a word of them shares no secret with an answer that holds it too.
import type { Contract } from '../../contracts/contract.ts';
import { wordsIn } from './words.ts';

/** What a contract publishes: its paths, names, examples and statements. */
const textsOf = (contract: Contract): string[] => {
  const { operation, entity, parents, example, page, requirements } = contract;
  return [
    ...Object.values(operation.paths),
    JSON.stringify([operation.title, operation.permission, entity, parents, page]),
    example.request,
    example.answer,
    ...requirements.all.map(({ id, says }) => `${id} ${says}`),
  ];
};

const known = new WeakMap<Contract, ReadonlySet<string>>();

/** The runs of letters that a contract's texts have, and that are no secret wherever they stand. */
export const ordinaryWords = (contract: Contract): ReadonlySet<string> => {
  const words = known.get(contract) ?? wordsIn(textsOf(contract));
  known.set(contract, words);
  return words;
};
