// Keeps what fails in a run: the smallest failing case of each requirement on each path. What passes again is dropped, and what
// was not exercised stays.
import { failuresOf } from '../campaign/failures.ts';
import type { Listener } from '../campaign/run-event.ts';
import type { Verdict } from '../campaign/verdict.ts';
import type { Settings } from '../settings/settings.ts';
import { readFailures, writeFailures } from './failures-file.ts';
import { type KeptCase, keepPlan } from './kept-case.ts';

export type Memory = {
  /** The listener of the run. */
  readonly hear: Listener;
  /**
   * Writes what is to be kept.
   * @throws WrongUse for a file that is not a list of failing cases any more; Error of the file system.
   */
  readonly save: () => void;
};

const none: Memory = { hear: () => undefined, save: () => undefined };

const keyOf = ({ requirement, path }: Pick<KeptCase, 'requirement' | 'path'>): string => `${requirement}@${path}`;

const keptOf = ({ requirement, path, counterexample }: Verdict): readonly KeptCase[] => {
  const sent = counterexample?.case.plan;
  const plan = sent && keepPlan(sent);
  return plan ? [{ requirement, path, plan }] : [];
};

/** Remembers the failures of a run with these settings; nothing where they name no directory. */
export const remember = (settings: Settings): Memory => {
  const { memory, contract } = settings;
  if (memory === undefined) return none;
  const isFailure = failuresOf(settings);
  const exercised = new Map<string, readonly KeptCase[]>();
  return {
    hear: (event) => {
      if (event.kind !== 'verdict' || event.verdict.outcome === 'not exercised') return;
      const { verdict } = event;
      const { outcome, requirement, path, flaky } = verdict;
      const fails = outcome === 'fail' && isFailure(requirement, path, flaky !== undefined);
      exercised.set(keyOf(verdict), fails ? keptOf(verdict) : []);
    },
    save: () => {
      // As the file is now: the run may have been of some of the cases, and another may have ended meanwhile.
      const open = readFailures(memory).filter((one) => !exercised.has(keyOf(one)));
      writeFailures(memory, [...open, ...[...exercised.values()].flat()], contract);
    },
  };
};
