// The settings of a run, with the user's own requirements loaded; with --replay those of the recording.
import { type Contract, withRequirements } from '../../contracts/contract.ts';
import { type MemoryOptions, withMemory } from './memory-settings.ts';
import { loadOwnRequirements } from './own-requirements.ts';
import { readReplay } from './replay-settings.ts';
import { type RunDefaults, type RunOptions, readSettings, type Settings } from './settings.ts';

/** Requests of a run on another machine, unless it is said how much is sent: with these nearly every mistake shows. */
export const defaultBudget = 200;

/**
 * Reads the settings of a run that a contract judges.
 * @throws WrongUse with one sentence that names what is wrong, before anything is sent.
 */
export const readRunSettings = async (
  documented: Contract,
  options: RunOptions & MemoryOptions & RunDefaults,
  environment: NodeJS.ProcessEnv,
): Promise<Settings> => {
  const { budgetElsewhere: _, ...said } = options;
  const { requirements, replay } = said;
  const own = requirements === undefined ? [] : await loadOwnRequirements(documented, requirements);
  const contract = withRequirements(documented, own);
  if (replay !== undefined) return readReplay(contract, replay, said);
  return withMemory(readSettings(contract, options, environment), options);
};
