// A search in a worker thread.
import { loadContract } from '../../fixtures/tenant/load-contract.ts';
import { type Found, firstCaught, type Search } from './first-caught.ts';

/** What a thread is handed: the module of the contract, and the search. */
export type SearchTask = { readonly module: string; readonly search: Search };

/** Runs the search of a task. */
const runTask = async ({ module, search }: SearchTask): Promise<Found> =>
  firstCaught(await loadContract(module), search);

export default runTask;
