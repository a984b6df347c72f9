// The paths that a run must reach, as --require-paths names them.
import { WrongUse } from './errors.ts';
import { nearest } from './nearest.ts';

const pathNamed = (said: string, names: readonly string[]): string => {
  const path = names.find((name) => name === said);
  if (path) return path;
  throw new WrongUse(`--require-paths: no path is called ${said}; did you mean ${nearest(said, names)}?`);
};

/**
 * The paths that were named, of these: none, `all`, or a list with commas between.
 * @throws WrongUse for a name that there is not.
 */
export const requiredPaths = (said: string | undefined, names: readonly string[]): readonly string[] => {
  if (said === undefined) return [];
  return said === 'all' ? names : said.split(',').map((name) => pathNamed(name.trim(), names));
};
