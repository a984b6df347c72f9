// Makes a list end with a whole line before lines are added: a process that was killed may have left half of one, and an
// editor the last without its end.

import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { isJson } from '../../../contracts/odata/is-json.ts';

/** No line of a list is longer. */
const longestLine = 1024 * 1024;

const lineEnd = '\n';

const mendEnd = (handle: number): void => {
  const { size } = fstatSync(handle);
  const tail = Buffer.alloc(Math.min(size, longestLine));
  readSync(handle, tail, 0, tail.length, size - tail.length);
  const rest = tail.subarray(tail.lastIndexOf(lineEnd) + 1);
  if (rest.length === 0) return;
  // What half a line was to say did not come about; its reader leaves it out as well.
  if (isJson(rest.toString('utf8'))) writeSync(handle, lineEnd, size);
  else ftruncateSync(handle, size - rest.length);
};

/**
 * Ends the last line of a list, or takes it off where it is half of one.
 * @throws Error of the file system when the list cannot be written.
 */
export const endWithWholeLine = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    mendEnd(handle);
  } finally {
    closeSync(handle);
  }
};
