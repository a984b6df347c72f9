// Waivers: known deviations of a target, each with a reason, an owner and a last day.

import type { Contract } from '../../contracts/contract.ts';

import { WrongUse } from './errors.ts';
import { nearest } from './nearest.ts';

export type Waiver = {
  readonly requirement: string;
  /** The one path it is for; without it, every path. */
  readonly path?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it is in force, in UTC, as YYYY-MM-DD. */
  readonly expires: string;
};

/** Whether a waiver is past its last day. */
export const isExpired = ({ expires }: Waiver, now: Date): boolean => now.toISOString().slice(0, 10) > expires;

/** Whether a waiver is for a requirement on a path, expired or not. */
export const covers = (waiver: Waiver, requirement: string, path: string): boolean =>
  waiver.requirement === requirement && (waiver.path ?? path) === path;

/** The waiver that is in force for a requirement on a path, if any. */
export const waiverFor = (
  waivers: readonly Waiver[],
  requirement: string,
  path: string,
  now: Date,
): Waiver | undefined => waivers.find((waiver) => covers(waiver, requirement, path) && !isExpired(waiver, now));

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
};

/**
 * Checks of waivers what a schema cannot express.
 * @throws WrongUse that names the waiver and what is wrong with it.
 */
export const checkWaivers = (waivers: readonly Waiver[], { requirements }: Contract): readonly Waiver[] => {
  waivers.forEach(({ requirement, expires }, index) => {
    const place = `waivers.${index}`;
    if (!requirements.find(requirement)) {
      const known = requirements.all.map(({ id }) => id);
      throw new WrongUse(
        `--config: ${place}: there is no requirement ${requirement}; did you mean ${nearest(requirement, known)}?`,
      );
    }
    if (!isDay(expires)) throw new WrongUse(`--config: ${place}: expires takes a day as 2026-12-31, not "${expires}".`);
  });
  return waivers;
};
