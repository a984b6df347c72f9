// Which runs a trigger begins.
import { wasKeptIn } from '../../engine/memory/kept-case.ts';
import { keptAlone, remembering } from '../../engine/settings/memory-settings.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import type { Results } from '../../reports/record/results.ts';
import type { WasKept } from '../../reports/terminal/failed-text.ts';
import type { Trigger } from './trigger.ts';

export type WatchedRun = {
  /** What it is called on the screen. */
  readonly name: string;
  readonly settings: Settings;
  /** What it was begun for, where that is not all. */
  readonly isAbout?: WasKept;
};

/** The requirements of a cause on its paths; undefined where there is no such cause. */
const causeAlone = (all: Settings, number: number, whole: Results | undefined): WatchedRun | undefined => {
  const cause = whole?.causes[number - 1];
  if (!cause) return undefined;
  const { requirements, paths } = cause;
  return {
    name: `cause ${number}`,
    settings: { ...all, only: requirements, paths },
    isAbout: (id, path) => requirements.includes(id) && paths.includes(path),
  };
};

/** The runs in their order: the failing cases first, where some are kept. A key for a cause that is not there begins none. */
export const runsFor = (trigger: Trigger, settings: Settings, whole: Results | undefined): readonly WatchedRun[] => {
  const all: WatchedRun = { name: 'all', settings: remembering(settings) };
  const kept = keptAlone(all.settings);
  const failed = kept && [{ name: 'failing cases', settings: kept, isAbout: wasKeptIn(kept.kept) }];
  if (trigger.kind === 'quit') return [];
  if (trigger.kind === 'cause') return [causeAlone(all.settings, trigger.number, whole) ?? []].flat();
  if (trigger.kind === 'all' || !failed) return [all];
  return trigger.kind === 'failed' ? failed : [...failed, all];
};
