// Notices changed files that a glob names.
import { existsSync, watch } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { codeOf, messageOf } from '../../engine/connection/error-code.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { platform } from '../../engine/settings/platform.ts';
import { glob } from '../../engine/settings/selection.ts';

/** An editor writes a file in several steps. */
const settled = 30;

/** The directory in which all files of a glob are: what stands before its first star. */
const directoryOf = (pattern: string): string => {
  const start = pattern.slice(0, pattern.indexOf('*') < 0 ? undefined : pattern.indexOf('*'));
  return start.slice(0, start.lastIndexOf('/') + 1) || '.';
};

const isWithin = (file: string, directory: string): boolean => {
  const way = relative(directory, file);
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
};

/**
 * Calls `onChange` when a file changes whose name matches a glob, in which * stands for any characters; what a run itself writes, into
 * its own directories, begins no other.
 * @throws WrongUse where there is no such directory.
 */
export const watchFiles = (files: string, own: readonly string[], onChange: () => void): (() => void) => {
  const pattern = platform.withSlashes(files);
  const directory = directoryOf(pattern);
  const expression = glob(pattern.slice(directory === '.' ? 0 : directory.length));
  let timer: NodeJS.Timeout | undefined;
  const hear = (_event: string, name: string | null): void => {
    if (name === null || !expression.test(platform.withSlashes(name))) return;
    if (own.some((each) => isWithin(resolve(directory, name), resolve(each)))) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, settled);
  };
  if (!existsSync(directory)) throw new WrongUse(`--watch: there is no directory ${directory} to watch.`);
  try {
    const watcher = watch(directory, { recursive: true }, hear);
    return () => watcher.close();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    throw new WrongUse(`--watch: ${directory} cannot be watched: ${messageOf(error)}.`);
  }
};
