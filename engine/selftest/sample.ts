// A sample of the plan: every fault once and every oddity over a few seeds, but only some of the repetitions. Samples
// with consecutive numbers add up to the whole plan.
import type { Planned, Purpose, Scope } from './trials.ts';

/** How many consecutive samples it takes until every fault was tried in this way; those that always show are in each. */
export const samplesOf = { always: 1, onOnePath: 8, oneInHundred: 20 } as const;

/** With how many of its seeds a sample tries an oddity. */
export const seedsInSample = 2;

/** How many seeds a selftest of this scope tries each oddity with. */
export const seedsTried = ({ seeds, sample }: Scope): number =>
  sample === undefined ? seeds : Math.min(seeds, seedsInSample);

/** The number of the sample of a day: days since 1970, in UTC. */
export const sampleOfDay = (day: Date): number => Math.floor(day.getTime() / 86_400_000);

const groupOf = (purpose: Purpose): string => (purpose.kind === 'fault' ? purpose.way : purpose.kind);

const isIn = (purpose: Purpose, turn: number): boolean =>
  purpose.kind !== 'fault' || turn % samplesOf[purpose.way] === 0;

/** The seeds of a sample; where there are few, all of them. */
const someOf = (seeds: readonly number[], turn: number): number[] => {
  const start = (turn * seedsInSample) % seeds.length;
  return [...seeds.slice(start), ...seeds.slice(0, start)].slice(0, seedsInSample);
};

/** The trials of each oddity, of which the plan makes several, as one that tries all seeds. */
const oneEachOddity = (plan: readonly Planned[]): Planned[] =>
  [...Map.groupBy(plan, ({ purpose }) => (purpose.kind === 'oddity' ? purpose.name : purpose)).values()].flatMap(
    ([first, ...rest]) =>
      first === undefined
        ? []
        : [{ ...first, trial: { ...first.trial, seeds: [first, ...rest].flatMap(({ trial }) => trial.seeds) } }],
  );

/** The part of a plan that the sample of this number tries, in the order of the plan. */
export const samplePlan = (plan: readonly Planned[], sample: number): Planned[] => {
  const counts = new Map<string, number>();
  return oneEachOddity(plan).flatMap((planned) => {
    const { purpose, trial } = planned;
    const group = groupOf(purpose);
    const turn = sample + (counts.get(group) ?? 0);
    counts.set(group, turn - sample + 1);
    if (!isIn(purpose, turn)) return [];
    return [purpose.kind === 'oddity' ? { purpose, trial: { ...trial, seeds: someOf(trial.seeds, turn) } } : planned];
  });
};
