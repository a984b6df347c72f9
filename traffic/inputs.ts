// The files to judge: those named, those in a folder, and standard input.
import { createReadStream, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { codeOf } from '../engine/connection/error-code.ts';
import { WrongUse } from '../engine/settings/errors.ts';

/** A source of exchanges; standard input cannot be read twice. */
export type Input = { readonly name: string; readonly open: () => Readable; readonly isFile: boolean };

const endings = /\.(?:har|jsonl|ndjson|json)$/i;

const fileInput = (name: string): Input => ({ name, isFile: true, open: () => createReadStream(name) });
const standardInput: Input = { name: 'standard input', isFile: false, open: () => process.stdin };

// A link to a folder above would never end.
const isFolder = (path: string): boolean => lstatSync(path).isDirectory();

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (isFolder(path) ? filesIn(path) : endings.test(path) ? [path] : []));

const inputsOf = (name: string): readonly Input[] => {
  if (name === '-') return [standardInput];
  if (!statSync(name).isDirectory()) return [fileInput(name)];
  const files = filesIn(name);
  if (files.length === 0) throw new WrongUse(`judge: the folder ${name} holds no .har, .jsonl, .ndjson or .json file.`);
  return files.map(fileInput);
};

/**
 * The inputs of these names, in their order; the files of a folder by name.
 * @throws WrongUse for a name that cannot be read.
 */
export const inputsNamed = (names: readonly string[]): readonly Input[] =>
  names.flatMap((name) => {
    try {
      return inputsOf(name);
    } catch (error) {
      if (codeOf(error) === '') throw error;
      throw new WrongUse(`judge: ${name} cannot be read (${codeOf(error)}).`);
    }
  });
