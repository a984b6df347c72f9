// Samples of the plan: what each holds, and that together they leave nothing out.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { sampleOfDay, samplePlan, seedsInSample } from './sample.ts';
import { type Planned, planTrials, ways } from './trials.ts';

const faults = faultsOf(userStatus);
const oddities = odditiesOf(userStatus);
const plan = planTrials(userStatus, [], { cases: 100, seed: 1, seeds: 100 });

const triedFaults = (planned: readonly Planned[], way: string): string[] =>
  planned.flatMap(({ purpose }) => (purpose.kind === 'fault' && purpose.way === way ? [purpose.name] : []));

const triedSeeds = (planned: readonly Planned[]): string[] =>
  planned.flatMap(({ purpose, trial }) =>
    purpose.kind === 'oddity' ? trial.seeds.map((seed) => `${purpose.name} ${seed}`) : [],
  );

test('a sample tries the plain tenant, every fault and every oddity', () => {
  const sample = samplePlan(plan, 20_000);
  expect(sample.filter(({ purpose }) => purpose.kind === 'plain')).toHaveLength(1);
  expect(triedFaults(sample, 'always')).toEqual(faults.map(({ name }) => name));
  expect(triedSeeds(sample)).toHaveLength(oddities.length * seedsInSample);
  expect(sample.length).toBeLessThan(plan.length / 2);
});

test('each number gives a sample of its own, and always the same', () => {
  expect(samplePlan(plan, 7)).toEqual(samplePlan(plan, 7));
  for (const way of ['onOnePath', 'oneInHundred'])
    expect(triedFaults(samplePlan(plan, 7), way)).not.toEqual(triedFaults(samplePlan(plan, 8), way));
  expect(triedSeeds(samplePlan(plan, 7))).not.toEqual(triedSeeds(samplePlan(plan, 8)));
});

test('the samples of consecutive days are the whole plan', () => {
  const samples = Array.from({ length: 50 }, (_, day) => samplePlan(plan, 20_000 + day)).flat();
  for (const way of ways) expect(new Set(triedFaults(samples, way))).toEqual(new Set(triedFaults(plan, way)));
  expect(new Set(triedSeeds(samples))).toEqual(new Set(triedSeeds(plan)));
});

test('few seeds are all tried', () => {
  const few = planTrials(userStatus, ['reversed'], { cases: 100, seed: 5, seeds: 2 });
  expect(triedSeeds(samplePlan(few, 1)).sort()).toEqual(['reversed 5', 'reversed 6']);
});

test('the sample changes at midnight, UTC', () => {
  const [before, after] = ['2026-11-28T23:59:59.999Z', '2026-11-29T00:00:00Z'].map((time) => new Date(time));
  expect([before, after].map((time) => time && sampleOfDay(time))).toEqual([20_785, 20_786]);
});
