// Packages that only some users need and install; each is loaded where it is used.
import { createRequire } from 'node:module';
import { isObject } from '../../contracts/odata/read-body.ts';
import { WrongUse } from './errors.ts';

const { resolve } = createRequire(import.meta.url);

/** The name of a package in the specifier of one of its files: `@scope/name/file.js` names `@scope/name`. */
const packageIn = (specifier: string): string => {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
};

const isMissing = (error: unknown): boolean => isObject(error) && error['code'] === 'MODULE_NOT_FOUND';

const find = (specifier: string): string | undefined => {
  try {
    return resolve(specifier);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Whether an optional package is installed. */
export const isInstalled = (specifier: string): boolean => find(specifier) !== undefined;

/**
 * The file that a specifier names in an optional package; `user` is what needs it.
 * @throws WrongUse with the command that installs the package, when it is not installed.
 */
export const optionalPackage = (specifier: string, user: string): string => {
  const file = find(specifier);
  if (file !== undefined) return file;
  const name = packageIn(specifier);
  throw new WrongUse(`${user} needs the package ${name}, which is not installed: npm install ${name}`);
};
