// What answers a run: the target of its settings, the embedded tenant, or a recording in their place.
import type { Served } from '../../fixtures/tenant/serve.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { connect } from '../connection/connect.ts';
import { openRecorder } from '../connection/recording/record.ts';
import { replay } from '../connection/recording/replay.ts';
import type { Attempt, Target } from '../connection/target.ts';
import type { Settings } from '../settings/settings.ts';
import { tell } from './events.ts';

export type Opened = {
  readonly target: Target;
  /** Closes it; of a recorded run it is written why it gave up, where it did. */
  readonly close: (gaveUp: string | undefined) => Promise<void>;
};

type Hear = (attempt: Attempt) => void;

const reach = async (settings: Settings, hear: Hear, started?: Promise<Served>): Promise<Opened> => {
  const recorder = settings.record === undefined ? undefined : openRecorder(settings.record);
  const tenant = settings.url === undefined ? await (started ?? startTenant()) : undefined;
  const target = connect({
    ...settings,
    url: tenant?.baseUrl ?? settings.url ?? '',
    connections: settings.concurrency,
    onAttempt: (attempt) => {
      recorder?.hear(attempt);
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

/** Opens what answers a run with these settings, the tenant that was started already; `hear` is told of every attempt. */
export const openTarget = async (settings: Settings, hear: Hear, started?: Promise<Served>): Promise<Opened> => {
  const { replay: recording } = settings;
  if (!recording) return reach(settings, hear, started);
  return {
    target: replay(recording, hear),
    // What is missing may be no more than the last lines: nobody can tell.
    close: async () => {
      if (recording.brokeOff !== undefined) tell({ kind: 'incomplete', reason: recording.brokeOff });
    },
  };
};
