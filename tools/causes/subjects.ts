// What is measured: all faults, seeded pairs of them, and every lawful target that needs no socket.
import fc from 'fast-check';
import type { Contract } from '../../contracts/contract.ts';
import type { Fault, Oddity } from '../../contracts/deviations/deviation.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import type { Pair } from './measure.ts';

/** So many different items, chosen by the seed. */
export const sampleOf = <T>(all: readonly T[], count: number, seed: number): readonly T[] =>
  fc.sample(fc.shuffledSubarray([...all], { minLength: count, maxLength: count }), { seed, numRuns: 1 }).flat();

/** So many pairs of different faults, chosen by the seed. */
export const pairsOf = (contract: Contract, count: number, seed: number): readonly Pair[] => {
  const two = fc.shuffledSubarray([...faultsOf(contract)], { minLength: 2, maxLength: 2 });
  return fc
    .sample(two, { seed, numRuns: count })
    .flatMap(([one, other]) => (one && other ? [[one, other] as const] : []));
};

/** The faults that the explanations were written with, and those that were held back. */
export const halvesOf = (contract: Contract): Readonly<Record<'written with' | 'held back', readonly Fault[]>> => {
  const faults = faultsOf(contract);
  return {
    'written with': faults.filter((_, place) => place % 2 === 0),
    'held back': faults.filter((_, place) => place % 2 === 1),
  };
};

const plain: Pick<Oddity, 'name'> = { name: 'no deviation' };

/** The plain tenant, and one with each oddity. */
export const lawfulOf = (contract: Contract): readonly (Pick<Oddity, 'name'> & Omit<Oddity, 'says'>)[] => [
  plain,
  ...odditiesOf(contract).filter(({ socketOnly }) => !socketOnly),
];
