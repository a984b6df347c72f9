// Finds what may have been made, by its name: a configuration that a run made is called by the id of the run, as nothing else
// is, so that its answer is not needed to know it.
import type { Contract } from '../../../contracts/contract.ts';
import { NoVerdict } from '../../settings/errors.ts';
import { type Configuration, listConfigurations } from '../discover/list-configurations.ts';
import type { Target } from '../target.ts';
import type { Entry } from './read-list.ts';

/** An entry with what it made; 'nothing' where it made nothing; undefined where nobody can say. */
export type Finding = Entry | 'nothing' | undefined;

export type LostParts = {
  readonly contract: Contract;
  readonly target: Target;
  /** Resolves when the target shows what was made. */
  readonly settled: () => Promise<unknown>;
};

/** Finds what entries made whose answers were lost; the target is asked for its list once. */
export const openLost = ({ contract, target, settled }: LostParts): ((entry: Entry) => Promise<Finding>) => {
  let listing: Promise<readonly Configuration[] | undefined> | undefined;

  const list = async (): Promise<readonly Configuration[] | undefined> => {
    try {
      await settled();
      return await listConfigurations(contract, target);
    } catch (error) {
      if (error instanceof NoVerdict) return undefined;
      throw error;
    }
  };

  return async (entry) => {
    const { number, place, line } = entry;
    if (!('lost' in line)) return entry;
    if (!('parent' in place)) return undefined;
    listing ??= list();
    const all = await listing;
    const found = all?.find(({ name }) => name === place.parent);
    return found ? { number, place, line: { made: number, id: found.id } } : all && 'nothing';
  };
};
