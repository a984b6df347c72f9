// Puts an input into the file that is its own, for parsers that read files.
import { writeFileSync } from 'node:fs';
import type { Input } from './property.ts';

/** Writes the input; returns the name of the file. */
export const writeInput = ({ bytes, file }: Input): string => {
  writeFileSync(file, bytes);
  return file;
};
