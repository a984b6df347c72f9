// The default export of a module that a user names on the command line. Its code is run.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf } from '../connection/error-code.ts';
import { WrongUse } from './errors.ts';
import { unreadable } from './foreign-file.ts';

/** Bytes of a module that is written by hand. */
const largest = 16 * 1024 * 1024;

/** @throws WrongUse for what no module can be in: a device may never end. */
const checkFile = (option: string, file: string): void => {
  try {
    const found = statSync(file);
    if (!found.isFile() || found.size > largest) throw new WrongUse('it is not a file, or a very large one');
  } catch (error) {
    const reason = unreadable(error);
    if (reason === undefined) throw error;
    throw new WrongUse(`${option}: ${file} is not a module: ${reason}.`);
  }
};

/**
 * The default export of the module that an option names: JavaScript of either kind, or TypeScript with erasable syntax.
 * @throws WrongUse when there is no such file, it is none that a module can be in, or it cannot be loaded.
 */
export const loadDefault = async (option: string, file: string): Promise<unknown> => {
  checkFile(option, file);
  try {
    const loaded: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href);
    return loaded.default;
  } catch (error) {
    const [line = ''] = messageOf(error).split('\n');
    throw new WrongUse(`${option}: ${file} cannot be loaded: ${line}`);
  }
};
