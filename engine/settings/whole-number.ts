// Whole numbers as people say them.
import { WrongUse } from './errors.ts';

/**
 * The number that was said for an option, or undefined where nothing was said.
 * @throws WrongUse with the name of the option when it is no whole number between the two given.
 */
export const whole = (
  name: string,
  said: string | undefined,
  [low, high]: readonly [number, number],
): number | undefined => {
  if (said === undefined) return undefined;
  const value = /^-?\d+$/.test(said) ? Number(said) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new WrongUse(`${name} takes a whole number from ${low} to ${high}, not "${said}".`);
};
