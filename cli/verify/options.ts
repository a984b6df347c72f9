// The options of verify that are no settings of a run, and which of them go together.
import { WrongUse } from '../../engine/settings/errors.ts';
import { defaultMemory, type MemoryOptions } from '../../engine/settings/memory-settings.ts';
import type { RunOptions } from '../../engine/settings/settings.ts';

export type VerifyOptions = RunOptions &
  MemoryOptions & {
    readonly reportDir?: string;
    readonly reporter?: readonly string[];
    readonly verbose?: boolean;
    readonly yes?: boolean;
    readonly dryRun?: boolean;
    readonly contact?: boolean;
    readonly waitFor?: string;
    readonly watch?: true | string;
    readonly staleWaivers?: string;
  };

/** Where failing cases are kept: a replay sends nothing, so that it has none. */
export const memoryIn = ({ memory, replay }: VerifyOptions): string | false | undefined => {
  if (memory !== undefined || replay !== undefined) return memory;
  const { USERSTATUS_MEMORY: named = defaultMemory } = process.env;
  return named === 'off' ? false : named;
};

/** @throws WrongUse for --watch with an option that makes a single run of it. */
export const checkWatch = ({ watch, ...options }: VerifyOptions): void => {
  const alone = ['failed', 'casesFrom', 'record', 'replay', 'shard', 'dryRun', 'case'] as const;
  const other = alone.find((name) => options[name] !== undefined);
  if (watch !== undefined && other !== undefined)
    throw new WrongUse(
      `--watch cannot be combined with --${other.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.`,
    );
};

/**
 * Whether a waiver that is not needed any more takes a run its verdict.
 * @throws WrongUse for another word than warn or fail.
 */
export const failsOnStale = ({ staleWaivers = 'warn' }: VerifyOptions): boolean => {
  if (staleWaivers === 'warn' || staleWaivers === 'fail') return staleWaivers === 'fail';
  throw new WrongUse(`--stale-waivers takes warn or fail, not "${staleWaivers}".`);
};
