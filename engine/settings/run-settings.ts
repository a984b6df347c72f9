// The settings of a run from all that is said of it: its own requirements loaded, and with --replay those of a recording.
import { type Contract, withRequirements } from '../../contracts/contract.ts';
import { loadOwnRequirements } from './own-requirements.ts';
import { readReplay } from './replay-settings.ts';
import { readSettings, type Said, type Settings } from './settings.ts';

/**
 * Reads the settings of a run that a contract judges.
 * @throws WrongUse with one sentence that says what was wrong, before anything is sent.
 */
export const readRunSettings = async (
  documented: Contract,
  said: Said,
  environment: NodeJS.ProcessEnv,
): Promise<Settings> => {
  const { requirements, replay } = said;
  const own = requirements === undefined ? [] : await loadOwnRequirements(documented, requirements);
  const contract = withRequirements(documented, own);
  return replay === undefined ? readSettings(contract, said, environment) : readReplay(contract, replay, said);
};
