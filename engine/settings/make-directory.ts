// Makes directories. Node's own `recursive` never returns where a parent exists in which nothing can be made, as in /proc.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../connection/error-code.ts';

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const makeOne = (directory: string): void => {
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isDirectory(directory)) throw error;
  }
};

/**
 * Makes a directory, and its parents where they are missing.
 * @throws Error of the file system when it cannot be made.
 */
export const makeDirectory = (directory: string): void => {
  try {
    makeOne(directory);
  } catch (error) {
    const parent = dirname(directory);
    if (codeOf(error) !== 'ENOENT' || parent === directory) throw error;
    makeDirectory(parent);
    makeOne(directory);
  }
};
