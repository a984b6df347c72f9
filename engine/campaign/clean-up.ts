// What a run creates is listed while it goes on, and deleted when it has ended.

import { emptyCleanUp } from '../connection/clean-up/clean-up.ts';
import { deleteListed } from '../connection/clean-up/delete-listed.ts';
import { listing } from '../connection/clean-up/listing.ts';
import { openList } from '../connection/clean-up/write-list.ts';
import type { Target } from '../connection/target.ts';
import { tenantIn } from '../connection/tokens.ts';
import { isElsewhere } from '../settings/elsewhere.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import type { CanaryParts } from './canary.ts';
import type { Listener } from './run-event.ts';
import { openStopConditions } from './stop-conditions.ts';

export type Undoing = {
  /** Where the run is to send. */
  readonly target: Target;
  /** What hears of the deletes before the end; undefined where nothing is to be deleted. */
  readonly early: Pick<CanaryParts, 'onGone' | 'onKept'> | undefined;
  /** Deletes what the run created, where the settings say so, and says what came of it; judges nothing. */
  readonly deleteAll: () => Promise<void>;
};

/** How a deletion of many is held to limits: a target that answers nothing is not asked again. */
export const deleting = (settings: Settings) => ({
  lanes: settings.concurrency,
  stopConditions: openStopConditions({ ...settings, concurrency: 1 }),
});

/**
 * Gets ready to undo what a run does to a target.
 * @throws WrongUse when what it creates cannot be listed.
 */
export const openCleanUp = (target: Target, settings: Settings, listener: Listener): Undoing => {
  const { cleanUp: directory } = settings;
  if (directory === undefined) return { target, early: undefined, deleteAll: async () => undefined };
  const list = openList(directory, { target: target.baseUrl, tenant: tenantIn(settings.tokens) });
  const cleanUp = emptyCleanUp(list.file);
  listener({ kind: 'listing', cleanUp });
  const onProgress = (done: number, total: number): void => listener({ kind: 'deleting', done, total });
  const gone = new Set<number>();
  let looks = false;
  const { target: listed, end, noteGone } = listing(settings.contract, target, { list, cleanUp });
  return {
    target: listed,
    early: {
      onGone: (collection) => {
        const number = noteGone(collection);
        if (number !== undefined) gone.add(number);
      },
      onKept: () => {
        looks = true;
      },
    },
    deleteAll: async () => {
      await end();
      if (settings.interrupted?.aborted && (cleanUp.deleted < cleanUp.created || cleanUp.unknown > 0)) return;
      const all = { contract: settings.contract, file: list.file, target: target.baseUrl, gone, cleanUp };
      try {
        const isFresh = isElsewhere(settings);
        await deleteListed(all, target, { ...deleting(settings), onProgress, looks, isFresh });
      } catch (error) {
        if (!(error instanceof NoVerdict)) throw error;
        cleanUp.left = { [error.message]: cleanUp.created - cleanUp.deleted };
      }
    },
  };
};
