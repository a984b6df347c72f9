// Writes a report file, complete or not at all.
import { accessSync, constants, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a file in the report directory, which is created where it is missing.
 * @throws Error of the file system when the directory cannot be written to.
 */
export const writeReport = (directory: string, name: string, text: string): string => {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, name);
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, text);
  renameSync(partial, file);
  return file;
};

/** Whether reports can be written to a directory, which is created where it is missing. */
export const isWritable = (directory: string): boolean => {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};
