// --bail: the first failure ends a run, for those who mend one thing at a time.
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Settings } from '../settings/settings.ts';
import { waiverFor } from '../settings/waivers.ts';
import { examined } from './schedule.ts';

export type Bail = {
  /** Takes note of requirements that a target broke on a path. */
  readonly note: (ids: readonly RequirementId[], path: string) => void;
  /** Why nothing more should be sent, once there was a failure. */
  readonly met: () => string | undefined;
};

/** Without --bail it is never met. A warning is not a failure, and neither is what a waiver covers. */
export const openBail = (settings: Settings, now: () => Date = () => new Date()): Bail => {
  const levels = settings.strict ? ['MUST', 'SHOULD'] : ['MUST'];
  const failing = new Set(
    settings.bail
      ? examined(settings)
          .filter(({ level }) => levels.includes(level))
          .map(({ id }) => id)
      : [],
  );
  let first: string | undefined;
  return {
    note: (ids, path) => {
      const id = ids.find((one) => failing.has(one) && !waiverFor(settings.waivers, one, path, now()));
      if (id !== undefined) first ??= `--bail: the run ended at the first failure, ${id} on ${path}`;
    },
    met: () => first,
  };
};
