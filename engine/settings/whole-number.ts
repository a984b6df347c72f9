// Whole numbers in options.
import { WrongUse } from './errors.ts';

/**
 * The number given for an option, or undefined where the option is absent.
 * @throws WrongUse with the name of the option when it is not a whole number within the range.
 */
export const wholeNumber = (
  name: string,
  text: string | undefined,
  [low, high]: readonly [number, number],
): number | undefined => {
  if (text === undefined) return undefined;
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new WrongUse(`${name} takes a whole number from ${low} to ${high}, not "${text}".`);
};
