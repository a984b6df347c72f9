// What answers a run: the target of its settings, the embedded tenant, or a recording in their place.
import { startTenant } from '../../fixtures/tenant/start.ts';
import { connect } from '../connection/connect.ts';
import { agreementOn } from '../connection/consent/agreement-on.ts';
import { openRecorder } from '../connection/recording/record.ts';
import { replay } from '../connection/recording/replay.ts';
import type { Attempt, Target } from '../connection/target.ts';
import type { Settings } from '../settings/settings.ts';
import { type Budget, mayRepeat } from './budget/budget.ts';

export type Opened = {
  readonly target: Target;
  /** Why not all of a recording is there, where it is so. */
  readonly incomplete?: string;
  /** Closes it; of a recorded run it is written why it gave up, where it did. */
  readonly close: (gaveUp: string | undefined) => Promise<void>;
};

/** Who hears of every attempt, and what is taken for those that repeat one. */
export type Surroundings = { readonly hear: (attempt: Attempt) => void; readonly budget: Budget };

const reach = async (settings: Settings, { hear, budget }: Surroundings): Promise<Opened> => {
  const recorder = settings.record === undefined ? undefined : openRecorder(settings.record);
  const tenant = settings.url === undefined ? await startTenant(settings.contract) : undefined;
  const target = connect({
    ...settings,
    agreement: agreementOn(settings, tenant?.baseUrl),
    connections: settings.concurrency,
    mayRepeat: mayRepeat(budget),
    onAttempt: (attempt) => {
      recorder?.onAttempt(attempt);
      hear(attempt);
    },
  });
  return {
    target: recorder?.around(target, settings) ?? target,
    close: async (gaveUp) => {
      await target.close();
      await tenant?.close();
      recorder?.end(gaveUp);
    },
  };
};

/** Opens what answers a run with these settings. */
export const openTarget = async (settings: Settings, { hear, budget }: Surroundings): Promise<Opened> => {
  const { replay: recording } = settings;
  if (!recording) return reach(settings, { hear, budget });
  return {
    target: replay(recording, (attempt) => {
      if (attempt.pause !== undefined) budget.take();
      hear(attempt);
    }),
    // What is missing may be no more than the last lines: the file does not show which.
    ...(recording.brokeOff === undefined ? {} : { incomplete: recording.brokeOff }),
    close: async () => undefined,
  };
};
