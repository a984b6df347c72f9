// The files to judge: those named, those in a folder, and standard input.
import { createReadStream, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { codeOf } from '../engine/connection/error-code.ts';
import { WrongUse } from '../engine/settings/errors.ts';

/** A source of exchanges; only a file can be read twice. */
export type Input = {
  readonly name: string;
  readonly open: () => Readable;
  readonly isFile: boolean;
  /** Bytes of a file. */
  readonly size?: number;
  /** Whether it was found in a folder: another kind of file is no mistake there. */
  readonly isFound?: true;
};

const endings = /\.(?:har|jsonl|ndjson|json)(?:\.gz)?$/i;

const standardInput: Input = { name: 'standard input', isFile: false, open: () => process.stdin };

/** A pipe can be named like a file. */
const inputAt = (name: string, stats: Stats): Input => ({
  name,
  isFile: stats.isFile(),
  ...(stats.isFile() ? { size: stats.size } : {}),
  open: () => createReadStream(name),
});

/** What is at a path; undefined where a link leads nowhere. */
const statsOf = (path: string): Stats | undefined => {
  try {
    return statSync(path);
  } catch (error) {
    if (['ENOENT', 'ELOOP'].includes(codeOf(error))) return undefined;
    throw error;
  }
};

// A pipe or a socket in a folder would be waited for without end; of a link to a folder the folder itself may be there.
const filesIn = (folder: string): readonly Input[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry): readonly Input[] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      const stats = endings.test(path) ? statsOf(path) : undefined;
      return stats?.isFile() ? [{ ...inputAt(path, stats), isFound: true }] : [];
    });

const inputsOf = (name: string): readonly Input[] => {
  if (name === '-') return [standardInput];
  const stats = statSync(name);
  if (!stats.isDirectory()) return [inputAt(name, stats)];
  const files = filesIn(name);
  if (files.length === 0) throw new WrongUse(`judge: the folder ${name} holds no .har, .jsonl, .ndjson or .json file.`);
  return files;
};

/** What a system error is about: a folder within one that was named. */
const pathIn = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'path' in error && typeof error.path === 'string'
    ? error.path
    : undefined;

/** The same for two names of one file, and for standard input. */
const identityOf = ({ name, isFile }: Input): string => (isFile ? realpathSync(name) : name);

const once = (inputs: readonly Input[]): readonly Input[] => {
  const known = new Set<string>();
  return inputs.filter((input) => {
    const identity = identityOf(input);
    const isNew = !known.has(identity);
    known.add(identity);
    return isNew;
  });
};

/**
 * The inputs of these names, in their order, each file once; the files of a folder by name.
 * @throws WrongUse for a name that cannot be read.
 */
export const inputsNamed = (names: readonly string[]): readonly Input[] =>
  once(
    names.flatMap((name) => {
      try {
        return inputsOf(name);
      } catch (error) {
        if (codeOf(error) === '') throw error;
        throw new WrongUse(`judge: ${pathIn(error) ?? name} cannot be read (${codeOf(error)}).`);
      }
    }),
  );

const placeOf = (path: string): string | undefined => {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
};

/**
 * The inputs without a file that will be written, where a folder holds it from an earlier run.
 * @throws WrongUse where it is named as an input.
 */
export const withoutOutput = (inputs: readonly Input[], file: string | undefined): readonly Input[] => {
  const place = file === undefined ? undefined : placeOf(file);
  if (place === undefined) return inputs;
  const isOutput = (input: Input): boolean => input.isFile && identityOf(input) === place;
  if (inputs.some((input) => !input.isFound && isOutput(input)))
    throw new WrongUse(`--to-cases: ${file} is one of the files to judge, and would be overwritten.`);
  return inputs.filter((input) => !isOutput(input));
};
