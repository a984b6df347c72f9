// Wires selftest: the plan of trials, the cores they run on, the kill matrix, the exit code.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { killMatrix } from '../../engine/selftest/kill-matrix.ts';
import { runTrials } from '../../engine/selftest/run-trials.ts';
import { sampleOfDay, samplePlan } from '../../engine/selftest/sample.ts';
import { type Planned, planTrials, type Scope } from '../../engine/selftest/trials.ts';
import { bounds } from '../../engine/settings/bounds.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { nearest } from '../../engine/settings/nearest.ts';
import { defaults } from '../../engine/settings/settings.ts';
import { wholeNumber } from '../../engine/settings/whole-number.ts';
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

const checkNames = (names: readonly string[] = []): readonly string[] => {
  const known = [...faultsOf(userStatus), ...odditiesOf(userStatus)].map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  throw new WrongUse(`--fault: there is no fault or oddity ${unknown}; did you mean ${nearest(unknown, known)}?`);
};

const readSample = (text: string | true | undefined): Pick<Scope, 'sample'> => {
  if (text === true) return { sample: sampleOfDay(new Date()) };
  const sample = wholeNumber('--sample', text, [0, 1_000_000]);
  return sample === undefined ? {} : { sample };
};

const readScope = ({ cases, seed, seeds, sample }: SelftestOptions): Scope => ({
  cases: wholeNumber('--cases', cases, [1, 100_000]) ?? defaults.cases,
  // A fixed first seed, so that a surviving fault can be reproduced.
  seed: wholeNumber('--seed', seed, [0, bounds.seed[1] - 100_000]) ?? 1,
  seeds: wholeNumber('--seeds', seeds, [1, 100_000]) ?? 100,
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
      note(`no verdict: the selftest was interrupted (${signal}).`);
      process.exit(3);
    });
};

/**
 * Runs selftest and gives its exit code.
 * @throws WrongUse for wrong options, before any trial.
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
  const report = { scope, matrix, seconds: (performance.now() - start) / 1000 };
  // First: what was found is not lost where it cannot be written.
  print(selftestLines(report));
  print(writeSelftest(report, directory));
  return isSound(matrix) ? 0 : 1;
};
