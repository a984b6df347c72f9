// Settings that a command has read and checked, handed to the Jest environment of the same process. They hold tokens,
// so they travel neither through Jest's configuration nor through the environment variables of the process.
import type { Settings } from '../../target/index.ts';

const waiting = new Map<string, Settings>();

/** Leaves settings for the environment; the key goes into its testEnvironmentOptions. */
export const handOver = (settings: Settings): string => {
  const key = `settings-${waiting.size}`;
  waiting.set(key, settings);
  return key;
};

/** The settings left under a key, if it is one. */
export const takeOver = (key: unknown): Settings | undefined =>
  typeof key === 'string' ? waiting.get(key) : undefined;
