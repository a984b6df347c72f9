// A trial in a worker thread.
import { loadContract } from '../../fixtures/tenant/load-contract.ts';
import { runTrial, type Trial, type Tried } from './trial.ts';

/** What a thread is handed: the module of the contract, and the trial. */
export type TrialTask = { readonly module: string; readonly trial: Trial };

/** Runs the trial of a task. */
const runTask = async ({ module, trial }: TrialTask): Promise<Tried> => runTrial(await loadContract(module), trial);

export default runTask;
