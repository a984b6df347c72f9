// The paths that a run must reach, as --require-paths names them.
import { WrongUse } from './errors.ts';
import { nearest } from './nearest.ts';

const pathNamed = (text: string, names: readonly string[]): string => {
  const path = names.find((name) => name === text);
  if (path) return path;
  throw new WrongUse(`--require-paths: there is no path ${text}; did you mean ${nearest(text, names)}?`);
};

/**
 * The paths that were named, of these: none, `all`, or a list with commas between.
 * @throws WrongUse for an unknown name.
 */
export const requiredPaths = (text: string | undefined, names: readonly string[]): readonly string[] => {
  if (text === undefined) return [];
  return text === 'all' ? names : text.split(',').map((name) => pathNamed(name.trim(), names));
};
