// Reads files that others may have written: bounded in size and in levels, so that no file costs more memory or stack than
// there is.
import { closeSync, openSync, readSync } from 'node:fs';
import { isDeeperThan } from '../../contracts/odata/json-levels.ts';
import { codeOf } from '../connection/error-code.ts';
import { WrongUse } from './errors.ts';

const mebibyte = 1024 * 1024;

/** Bytes of a file that are read unless a caller wants fewer. */
const usualMost = 256 * mebibyte;

/** Levels of arrays and objects in a file: far more than any that a program wrote, far fewer than the stack holds. */
export const deepest = 200;

// What a user can do something about. Any other error is this machine's, and stays what it is.
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'its permissions do not allow it',
  EPERM: 'its permissions do not allow it',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links form a circle',
  ENXIO: 'it is not a file',
  ERR_INVALID_ARG_VALUE: 'this is not the name of a file',
};

const bytesOf = (handle: number, most: number): Buffer => {
  const chunks: Buffer[] = [];
  let length = 0;
  // By what is read and not by its size: a device has none, and never ends.
  for (;;) {
    const chunk = Buffer.allocUnsafe(mebibyte);
    const read = readSync(handle, chunk);
    length += read;
    if (length > most) throw new WrongUse(`it is larger than ${most / mebibyte} MiB`);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
  }
};

const read = (file: string, most: number): Buffer => {
  const handle = openSync(file, 'r');
  try {
    return bytesOf(handle, most);
  } finally {
    closeSync(handle);
  }
};

/** Why a file cannot be read, where a user can do something about it. */
export const unreadable = (error: unknown): string | undefined =>
  error instanceof WrongUse ? error.message : reasons[codeOf(error)];

/** A file to read: how a message begins that names it, such as `--config: the file`, and the most bytes. */
export type Foreign = { readonly name: string; readonly file: string; readonly most?: number };

/**
 * The bytes of a file.
 * @throws WrongUse that says why it cannot be read; the error of the file system where this machine fails.
 */
export const readBytes = ({ name, file, most = usualMost }: Foreign): Buffer => {
  try {
    return read(file, most);
  } catch (error) {
    const reason = unreadable(error);
    if (reason === undefined) throw error;
    throw new WrongUse(`${name} ${file} cannot be read: ${reason}.`);
  }
};

/**
 * The text of a file, without a byte order mark, with which editors of Windows begin it.
 * @throws WrongUse that says why it cannot be read; the error of the file system where this machine fails.
 */
export const readText = (foreign: Foreign): string =>
  readBytes(foreign)
    .toString('utf8')
    .replace(/^\uFEFF/, '');

/** Whether a JSON text has more levels than are read. */
export const isTooDeep = (json: string): boolean => isDeeperThan(json, deepest);

/**
 * The text of a JSON file; whether it is JSON, its reader finds out.
 * @throws WrongUse as `readText` does, and for a text of too many levels.
 */
export const readJsonText = (foreign: Foreign): string => {
  const text = readText(foreign);
  if (!isTooDeep(text)) return text;
  throw new WrongUse(`${foreign.name} ${foreign.file} is nested deeper than ${deepest} levels.`);
};
