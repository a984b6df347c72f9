// The paths that a run must reach, as --require-paths names them.
import { type PathName, pathNames } from '../../contracts/user-status/operation.ts';
import { WrongUse } from './errors.ts';
import { nearest } from './nearest.ts';

const pathNamed = (said: string): PathName => {
  const path = pathNames.find((name) => name === said);
  if (path) return path;
  throw new WrongUse(`--require-paths: no path is called ${said}; did you mean ${nearest(said, pathNames)}?`);
};

/**
 * The paths that were named: none, `all`, or a list with commas between.
 * @throws WrongUse for a name that there is not.
 */
export const requiredPaths = (said: string | undefined): readonly PathName[] => {
  if (said === undefined) return [];
  return said === 'all' ? pathNames : said.split(',').map((name) => pathNamed(name.trim()));
};
