// Writes a report file, complete or not at all.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../../engine/settings/make-directory.ts';

/**
 * Writes a file in the report directory, which is created where it is missing.
 * @throws Error of the file system when the directory cannot be written to.
 */
export const writeReport = (directory: string, name: string, text: string): string => {
  makeDirectory(directory);
  const file = join(directory, name);
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, text);
  renameSync(partial, file);
  return file;
};

/** Whether reports can be written to a directory, which is created where it is missing. */
export const isWritable = (directory: string): boolean => {
  const probe = join(directory, `${process.pid}.partial`);
  try {
    makeDirectory(directory);
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
};
