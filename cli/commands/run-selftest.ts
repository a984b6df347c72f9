// Wires selftest: the plan of trials, the cores they run on, the kill matrix, the exit code.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { killMatrix } from '../../engine/selftest/kill-matrix.ts';
import { runTrials } from '../../engine/selftest/run-trials.ts';
import { sampleOfDay, samplePlan } from '../../engine/selftest/sample.ts';
import { type Planned, planTrials, type Scope } from '../../engine/selftest/trials.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { nearest } from '../../engine/settings/nearest.ts';
import { defaults, largestSeed } from '../../engine/settings/settings.ts';
import { whole } from '../../engine/settings/whole-number.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { isSound, selftestLines, writeSelftest } from '../../reports/terminal/selftest.ts';
import { type Steps, showSteps } from '../../reports/terminal/steps.ts';
import { checkDirectory } from '../reporting.ts';

type SelftestOptions = {
  readonly fault?: readonly string[];
  readonly cases?: string;
  readonly seed?: string;
  readonly seeds?: string;
  readonly sample?: string | true;
  readonly reportDir?: string;
};

const defaultDirectory = 'reports/runs/selftest';

const checkNames = (said: readonly string[] = []): readonly string[] => {
  const names = [...faultsOf(userStatus), ...odditiesOf(userStatus)].map(({ name }) => name);
  const unknown = said.find((name) => !names.includes(name));
  if (unknown === undefined) return said;
  throw new WrongUse(`--fault: no fault or oddity is called ${unknown}; did you mean ${nearest(unknown, names)}?`);
};

const readSample = (said: string | true | undefined): Pick<Scope, 'sample'> => {
  if (said === true) return { sample: sampleOfDay(new Date()) };
  const sample = whole('--sample', said, [0, 1_000_000]);
  return sample === undefined ? {} : { sample };
};

const readScope = ({ cases, seed, seeds, sample }: SelftestOptions): Scope => ({
  cases: whole('--cases', cases, [1, 100_000]) ?? defaults.cases,
  // The seed of every proof that is written down, so that a survivor is found again.
  seed: whole('--seed', seed, [0, largestSeed - 100_000]) ?? 1,
  seeds: whole('--seeds', seeds, [1, 100_000]) ?? 100,
  ...readSample(sample),
});

const readPlan = (names: readonly string[], scope: Scope): Planned[] => {
  const plan = planTrials(userStatus, names, scope);
  return scope.sample === undefined ? plan : samplePlan(plan, scope.sample);
};

const endOnSignals = (clear: () => void): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      clear();
      process.stderr.write(`no verdict: the selftest was interrupted (${signal}).\n`);
      process.exit(3);
    });
};

/**
 * Runs selftest and gives its exit code.
 * @throws WrongUse for what was said wrongly, before anything is tried.
 */
export const selftest = async (options: SelftestOptions): Promise<number> => {
  const [names, scope] = [checkNames(options.fault), readScope(options)];
  const directory = checkDirectory(options.reportDir ?? defaultDirectory);
  let steps: Steps | undefined;
  endOnSignals(() => steps?.stop());
  const start = performance.now();
  const plan = readPlan(names, scope);
  steps = showSteps('trials', plan.length);
  const matrix = killMatrix(userStatus, await runTrials(userStatus, plan, steps.advance));
  steps.stop();
  const told = { scope, matrix, seconds: (performance.now() - start) / 1000 };
  const files = writeSelftest(told, directory);
  process.stdout.write(`${[...selftestLines(told), ...files].join('\n')}\n`);
  return isSound(matrix) ? 0 : 1;
};
