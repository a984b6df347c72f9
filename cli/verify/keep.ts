// What a run leaves for the next ones: its failing cases, and a line of history.

import type { EarlierRun } from '../../engine/campaign/run-event.ts';
import { codeOf, messageOf } from '../../engine/connection/error-code.ts';
import type { Memory } from '../../engine/memory/remember.ts';
import { note } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { addToHistory, earlierRuns, historyLine } from '../../reports/record/history.ts';
import type { Results } from '../../reports/record/results.ts';

/** What is kept in a directory is not worth the verdict: where it cannot be read or written, a line says so. */
const trying = <T>(what: string, directory: string, work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    if (codeOf(error) === '' && !(error instanceof WrongUse)) throw error;
    note(`${what} could not be kept in ${directory}: ${messageOf(error)}`);
    return undefined;
  }
};

/** Whether a run examines only some of the requirements, paths or cases, or sends only some. */
const isPartial = ({ only, paths, contract, bail, ...settings }: Settings): boolean =>
  only.length > 0 ||
  paths.length < contract.paths.names.length ||
  bail ||
  [settings.shard, settings.case, settings.budget].some((option) => option !== undefined);

/** Keeps what failed, and of a run that does not send failing cases alone a line of history; the whole runs before a whole one. */
export const keepRun = (settings: Settings, memory: Memory, results: Results | undefined): readonly EarlierRun[] => {
  const { memory: directory, failed } = settings;
  if (directory === undefined) return [];
  trying('the failing cases', directory, memory.save);
  if (!results || failed) return [];
  return (
    trying('the history', directory, () => {
      const earlier = isPartial(settings) ? [] : earlierRuns(directory, results.target);
      // A run that ended early left some out as well.
      addToHistory(directory, historyLine(results, isPartial(settings) || results.reason !== undefined));
      return earlier;
    }) ?? []
  );
};
