// Which runs a trigger begins.
import { keptAlone, remembering } from '../../engine/settings/memory-settings.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import type { Results } from '../../reports/record/results.ts';
import type { Trigger } from './trigger.ts';

/** The requirements of a cause on its paths; all where there is no such cause. */
const causeAlone = (all: Settings, number: number, whole: Results | undefined): Settings => {
  const cause = whole?.causes[number - 1];
  return cause ? { ...all, only: cause.requirements, paths: cause.paths } : all;
};

/** The settings of the runs, in their order: the failing cases first, where some are kept. */
export const runsFor = (trigger: Trigger, settings: Settings, whole: Results | undefined): readonly Settings[] => {
  const all = remembering(settings);
  const failed = keptAlone(all);
  if (trigger.kind === 'quit') return [];
  if (trigger.kind === 'cause') return [causeAlone(all, trigger.number, whole)];
  if (trigger.kind === 'all' || !failed) return [all];
  return trigger.kind === 'failed' ? [failed] : [failed, all];
};

/** What a run is called on the screen. */
export const nameOfRun = ({ failed, only }: Settings): string => {
  if (failed) return 'failing cases';
  return only.length === 0 ? 'all' : only.join(', ');
};
