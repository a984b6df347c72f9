// Where exported requests go: the plainest path, with the id of the page's example.
import type { Contract } from '../contracts/contract.ts';
import { exampleIdOf } from '../engine/settings/settings.ts';
import type { Place } from '../fixtures/cases/cases.ts';

/** The first path of a contract, with example ids in it. */
export const placeOn = (contract: Contract): Place => {
  const [path = ''] = contract.paths.names;
  const ids = contract.paths.parameters(path).map((name) => [name, exampleIdOf(contract)]);
  return { contract, path, ids: Object.fromEntries(ids), seed: 1 };
};

/** Every parameter that a path of the contract has, once. */
export const parametersOf = ({ paths }: Contract): readonly string[] => [
  ...new Set(paths.names.flatMap((name) => paths.parameters(name))),
];
