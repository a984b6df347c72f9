// Runs trials on all cores.

import { pathToFileURL } from 'node:url';
import type { Contract } from '../../contracts/contract.ts';
import { moduleFile } from '../../fixtures/installation.ts';
import type { Tried } from './trial.ts';
import type { TrialTask } from './trial-worker.ts';
import type { Done, Planned } from './trials.ts';

const trialWorker = pathToFileURL(moduleFile('engine/selftest/trial-worker')).href;

/**
 * Runs trials of a contract, as many at once as there are cores, and gives what each found in the order of the plan.
 * `advance` hears how many are done.
 * @throws what a trial throws; nothing keeps running then.
 */
export const runTrials = async (
  { module }: Contract,
  plan: readonly Planned[],
  advance: (done: number) => void,
): Promise<Done[]> => {
  // Loaded when it is needed: nothing else needs it.
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({ filename: trialWorker });
  let done = 0;
  const run = async (planned: Planned): Promise<Done> => {
    const task: TrialTask = { module, trial: planned.trial };
    const tried: Tried = await pool.run(task);
    done += 1;
    advance(done);
    return { ...planned, tried };
  };
  try {
    return await Promise.all(plan.map(run));
  } finally {
    await pool.destroy();
  }
};
