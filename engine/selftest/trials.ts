// Which trials the proof of the suite consists of: each fault in three ways, each oddity over many seeds.
import type { Contract } from '../../contracts/contract.ts';
import type { Fault, Oddity } from '../../contracts/deviations/deviation.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import type { Trial, Tried } from './trial.ts';

/** How a fault shows: at every request, on one path only, or at one in a hundred requests. */
export const ways = ['always', 'onOnePath', 'oneInHundred'] as const;
export type Way = (typeof ways)[number];

/** What a trial is for; the plain tenant is the subject of none. */
export type Purpose =
  | { readonly kind: 'plain' }
  | { readonly kind: 'fault'; readonly name: string; readonly way: Way }
  | { readonly kind: 'oddity'; readonly name: string };

export type Planned = { readonly purpose: Purpose; readonly trial: Trial };
export type Done = Planned & { readonly tried: Tried };

export type Scope = {
  /** Generated cases per path and theme, as in verify. */
  readonly cases: number;
  readonly seed: number;
  /** How many seeds each oddity is tried with. */
  readonly seeds: number;
  /** The number of the sample that is tried; everything where there is none. */
  readonly sample?: number;
};

const seedsFrom = (seed: number, count: number): number[] => Array.from({ length: count }, (_, index) => seed + index);

const rarity = 100;

/** So many seeds at most until a rare fault shows: some faults show at a twentieth of the requests at best. */
const mostSeeds = 64;

const isShownByReading = ({ breaks }: Fault): boolean =>
  breaks === 'answers.readBack' || breaks === 'refusals.nothingCreated';

/** The page's example is sent once a run: it takes as many runs until it shows. */
const seedsUntilShown = ({ breaks }: Fault): number => (breaks === 'paths.example' ? 2 * rarity : mostSeeds);

// A path is read once in fifty cases, and only the reading shows these.
const rareTrial = (fault: Fault, { seed }: Scope): Trial => ({
  deviation: `${fault.name}/${rarity}`,
  only: fault.breaks,
  cases: isShownByReading(fault) ? 5_000 : 500,
  seeds: seedsFrom(seed, seedsUntilShown(fault)),
  untilBroken: true,
});

const pathOf = (contract: Contract, { only, name }: Fault): string => {
  const { names } = contract.paths;
  return only ?? names[faultsOf(contract).findIndex((fault) => fault.name === name) % names.length] ?? '';
};

const trialsOfFault = (contract: Contract, fault: Fault, scope: Scope): Planned[] => {
  const { cases, seed } = scope;
  const inWay = (way: Way, trial: Trial): Planned => ({ purpose: { kind: 'fault', name: fault.name, way }, trial });
  return [
    inWay('always', { deviation: fault.name, cases, seeds: [seed] }),
    inWay('onOnePath', { deviation: `${fault.name}@${pathOf(contract, fault)}`, cases, seeds: [seed] }),
    // One in a hundred of one in fifty is no mistake that a run of some thousand requests could be asked to see.
    ...(fault.rare ? [] : [inWay('oneInHundred', rareTrial(fault, scope))]),
  ];
};

/** Few cases for each of many seeds, in portions that keep all cores busy to the end. */
const casesOfOddity = 10;
const portion = 20;

const trialsOfOddity = ({ name }: Oddity, { seed, seeds }: Scope): Planned[] =>
  Array.from({ length: Math.ceil(seeds / portion) }, (_, index) => ({
    purpose: { kind: 'oddity', name },
    trial: {
      deviation: name,
      cases: casesOfOddity,
      seeds: seedsFrom(seed + index * portion, Math.min(portion, seeds - index * portion)),
    },
  }));

/**
 * The trials of the plain tenant and of these faults and oddities, or of all where none is named. What takes longest
 * comes first.
 */
export const planTrials = (contract: Contract, names: readonly string[], scope: Scope): Planned[] => {
  const oddities = odditiesOf(contract);
  const isMeant = ({ name }: { readonly name: string }): boolean => names.length === 0 || names.includes(name);
  const [onSocket, others] = [
    oddities.filter(({ socketOnly }) => socketOnly),
    oddities.filter(({ socketOnly }) => !socketOnly),
  ];
  return [
    ...onSocket.filter(isMeant).flatMap((oddity) => trialsOfOddity(oddity, scope)),
    { purpose: { kind: 'plain' }, trial: { deviation: undefined, cases: scope.cases, seeds: [scope.seed] } },
    ...faultsOf(contract)
      .filter(isMeant)
      .flatMap((fault) => trialsOfFault(contract, fault, scope)),
    ...others.filter(isMeant).flatMap((oddity) => trialsOfOddity(oddity, scope)),
  ];
};
