// A search, or the cases that show a fault, in a worker thread.
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { loadContract } from '../../fixtures/tenant/load-contract.ts';
import { casesThatShow } from './cases-that-show.ts';
import { type Found, firstCaught, type Search } from './first-caught.ts';

/** What a thread is handed: the module of the contract, and the search. */
export type SearchTask = { readonly module: string; readonly search: Search };

/** Runs the search of a task. */
export const search = async ({ module, search: sought }: SearchTask): Promise<Found> =>
  firstCaught(await loadContract(module), sought);

/** The module of the contract, and the name of a fault. */
export type ShowTask = { readonly module: string; readonly fault: string };

/** The names of the cases that show the fault of a task. */
export const show = async ({ module, fault }: ShowTask): Promise<readonly string[]> => {
  const contract = await loadContract(module);
  const named = faultsOf(contract).find(({ name }) => name === fault);
  return named === undefined ? [] : casesThatShow(contract, named);
};
