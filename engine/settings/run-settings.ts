// The settings of a run from all that is said of it: its own requirements loaded, and with --replay those of a recording.
import { loadOwnRequirements } from './own-requirements.ts';
import { readReplay } from './replay-settings.ts';
import { readSettings, type Said, type Settings } from './settings.ts';

/**
 * Reads the settings of a run.
 * @throws WrongUse with one sentence that says what was wrong, before anything is sent.
 */
export const readRunSettings = async (said: Said, environment: NodeJS.ProcessEnv): Promise<Settings> => {
  const own = said.requirements === undefined ? [] : await loadOwnRequirements(said.requirements);
  return said.replay === undefined ? readSettings(said, environment, own) : readReplay(said.replay, said, own);
};
