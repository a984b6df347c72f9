// The default export of a module that a user names on the command line. Its code is run.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WrongUse } from './errors.ts';

/**
 * The default export of the module that an option names: JavaScript of either kind, or TypeScript with erasable syntax.
 * @throws WrongUse when there is no such file, or it cannot be loaded.
 */
export const loadDefault = async (option: string, file: string): Promise<unknown> => {
  if (!existsSync(file)) throw new WrongUse(`${option}: there is no file ${file}.`);
  try {
    const loaded: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href);
    return loaded.default;
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new WrongUse(`${option}: ${file} cannot be loaded: ${line}`);
  }
};
