// --bail: the first failure ends a run, for those who mend one thing at a time.
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Settings } from '../settings/settings.ts';
import { failuresOf } from './failures.ts';
import { examined } from './schedule.ts';

export type Bail = {
  /** Takes note of requirements that a target broke on a path. */
  readonly note: (ids: readonly RequirementId[], path: string) => void;
  /** Why nothing more should be sent, once there was a failure. */
  readonly met: () => string | undefined;
};

const never: Bail = { note: () => undefined, met: () => undefined };

/** Met by the first failure of an examined requirement; without --bail never. */
export const openBail = (settings: Settings): Bail => {
  if (!settings.bail) return never;
  const isFailure = failuresOf(settings);
  const ids = new Set(examined(settings).map(({ id }) => id));
  let first: string | undefined;
  return {
    note: (broken, path) => {
      const id = broken.find((one) => ids.has(one) && isFailure(one, path));
      if (id !== undefined) first ??= `--bail: the run ended at the first failure, ${id} on ${path}`;
    },
    met: () => first,
  };
};
