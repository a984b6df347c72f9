// What a command has ready for the Jest environment of the same process: settings that were read and checked, and the
// embedded tenant where it was started already. Settings hold tokens, so they travel neither through Jest's configuration
// nor through the environment variables of the process.

import type { Settings } from '../../engine/settings/settings.ts';
import type { Served } from '../../fixtures/tenant/serve.ts';

export type Ready = {
  readonly settings: Settings;
  /** The tenant of a run without a target; whoever started it closes it, too. */
  readonly tenant?: Promise<Served>;
};

const waiting = new Map<string, Ready>();

/** Leaves what is ready for the environment; the key goes into its testEnvironmentOptions. */
export const handOver = (ready: Ready): string => {
  const key = `settings-${waiting.size}`;
  waiting.set(key, ready);
  return key;
};

/** What was left under a key, if it is one. */
export const takeOver = (key: unknown): Ready | undefined => (typeof key === 'string' ? waiting.get(key) : undefined);
