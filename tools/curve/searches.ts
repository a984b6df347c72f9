// What the curve is measured on: each fault of a contract in three ways, and each lawful oddity.
import type { Contract } from '../../contracts/contract.ts';
import type { Fault } from '../../contracts/deviations/deviation.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import type { Search } from './first-caught.ts';

/** Budgets at which the curve is drawn. */
export const budgets: readonly number[] = [8, 16, 32, 64, 128, 256, 512, 1024];

const largest = Math.max(...budgets);

/** How a fault shows. */
export const ways = ['always', 'on one path', 'one in a hundred'] as const;
export type Way = (typeof ways)[number];

export type Planned = Search & {
  readonly way: Way | 'oddity';
  /** The name of the fault that the deviation is, in its way. */
  readonly fault?: string;
};

const search = (way: Planned['way'], deviation: string, seed: number): Planned => ({
  way,
  deviation,
  seed,
  budget: largest,
});

const searchesOf = ({ paths: { names } }: Contract, fault: Fault, place: number): readonly Planned[] => {
  const { name, only, rare = false } = fault;
  // Each on one path, and all paths alike often.
  const path = only ?? names[(place * 5 + Math.floor(place / names.length)) % names.length] ?? '';
  const made = [
    // A fault that shows on one path, or now and then, by itself belongs to the other curves.
    ...(only === undefined && !rare ? [search('always', name, 1)] : []),
    ...(rare ? [] : [search('on one path', `${name}@${path}`, 1)]),
    ...(only === undefined && !rare ? [search('one in a hundred', `${name}/100`, 1)] : []),
  ];
  return made.map((one) => ({ ...one, fault: name, breaks: fault.breaks }));
};

/** All searches for the faults and oddities of a contract; each oddity with several seeds. */
export const searchesIn = (contract: Contract, seeds: readonly number[]): readonly Planned[] => [
  ...faultsOf(contract).flatMap((fault, place) => searchesOf(contract, fault, place)),
  ...odditiesOf(contract).flatMap(({ name }) => seeds.map((seed) => search('oddity', name, seed))),
];
