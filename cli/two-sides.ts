// For commands that judge a client and a provider by the same traffic: a record and reports for each, and one exit code.
import { join } from 'node:path';
import { print } from '../engine/output/terminal.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { type Recorder, record } from '../reports/record/recorder.ts';
import { checkDirectory, checkReporters, defaultReporters, finishRun } from './reporting.ts';
import { thisCommand } from './this-command.ts';

const sides = ['client', 'provider'] as const;
type Side = (typeof sides)[number];

/** The options as they were given. */
export type SidesOptions = {
  readonly failOn?: string;
  readonly reportDir?: string;
  readonly reporter?: readonly string[];
  readonly verbose?: boolean;
};

export type TwoSides = Readonly<Record<Side, Recorder>> & {
  /** Writes both records and their reports, and gives the exit code; a run that did not go to its end is no success. */
  readonly finish: (isUnfinished?: boolean) => Promise<number>;
};

const failingSides: Readonly<Record<string, readonly Side[]>> = {
  client: ['client'],
  provider: ['provider'],
  both: sides,
  none: [],
};

const sidesOf = (name = 'both'): readonly Side[] => {
  const found = Object.hasOwn(failingSides, name) ? failingSides[name] : undefined;
  if (found) return found;
  throw new WrongUse(`--fail-on: unknown side ${name}; available: ${Object.keys(failingSides).join(', ')}.`);
};

const [nonconformant, noVerdict] = [1, 3];

type Ending = { readonly failing: readonly Side[]; readonly isUnfinished: boolean };

/**
 * The exit code of both sides: 1 for a finding where it counts; 3 for a run that did not go to its end, and where a side that counts has no
 * verdict; if none counts, where neither has one.
 */
const codeOf = (codes: Readonly<Record<Side, number>>, { failing, isUnfinished }: Ending): number => {
  if (failing.some((side) => codes[side] === nonconformant)) return nonconformant;
  const isOpen = (side: Side): boolean => codes[side] === noVerdict;
  const isUnproven = failing.length === 0 ? sides.every(isOpen) : failing.some(isOpen);
  return isUnfinished || isUnproven ? noVerdict : 0;
};

const titles: Readonly<Record<Side, string>> = {
  client: 'The client, by what it sent',
  provider: 'The provider, by what it answered',
};

/**
 * Records for both sides, below one directory.
 * @throws WrongUse for wrong options.
 */
export const openTwoSides = (options: SidesOptions, defaultDirectory: string): TwoSides => {
  const failing = sidesOf(options.failOn);
  const names = checkReporters(options.reporter ?? defaultReporters);
  const parent = checkDirectory(options.reportDir ?? defaultDirectory);
  const recorders = { client: record(join(parent, 'client')), provider: record(join(parent, 'provider')) };
  const finishSide = async (side: Side): Promise<number> => {
    if (names.includes('terminal')) print([...(side === 'client' ? [] : ['']), titles[side]]);
    const directory = join(parent, side);
    return finishRun(recorders[side], { names, directory, rerun: thisCommand(), verbose: options.verbose ?? false });
  };
  return {
    ...recorders,
    finish: async (isUnfinished = false) => {
      const codes = { client: await finishSide('client'), provider: await finishSide('provider') };
      return codeOf(codes, { failing, isUnfinished });
    },
  };
};
