// Loads pact files, or all of a directory. A file that is not a pact or has no interactions is wrong use: to verify or
// lint it would always succeed.

import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../engine/connection/error-code.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { readJsonText, unreadable } from '../../engine/settings/foreign-file.ts';
import { type Pact, readPact } from './read-pact.ts';

export type LoadedPact = { readonly file: string; readonly text: string; readonly pact: Pact };

const isDirectory = (name: string): boolean => {
  try {
    return statSync(name).isDirectory();
  } catch (error) {
    const reason = unreadable(error);
    if (reason === undefined) throw error;
    throw new WrongUse(`the pact file ${name} cannot be read: ${reason}.`);
  }
};

const filesIn = (name: string): string[] => {
  if (!isDirectory(name)) return [name];
  const files = globSync('*.json', { cwd: name }).sort();
  if (files.length === 0) throw new WrongUse(`the directory ${name} holds no pact files.`);
  return files.map((file) => join(name, file));
};

const parse = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongUse(`the pact file ${file} is not JSON: ${messageOf(error)}`);
  }
};

const load = (file: string): LoadedPact => {
  const text = readJsonText({ name: 'the pact file', file });
  const pact = readPact(parse(file, text));
  if (!pact) throw new WrongUse(`the file ${file} is not a pact: it names no consumer and provider.`);
  if (pact.interactions.length + pact.others.length === 0)
    throw new WrongUse(`the pact file ${file} has no interactions, so there is nothing to judge.`);
  return { file, text, pact };
};

/**
 * Refuses pacts that Pact's verifier could not verify without running code that they choose.
 * @throws WrongUse that names the file.
 */
export const checkPlugins = (loaded: readonly LoadedPact[]): void => {
  const refused = loaded.find(({ pact }) => pact.needsPlugin);
  if (refused)
    throw new WrongUse(
      `the pact file ${refused.file} names a plugin, whose code Pact's verifier would download and run; it is not verified.`,
    );
};

/**
 * The pacts in these files and directories.
 * @throws WrongUse for a file that cannot be read, is not a pact, or has no interactions.
 */
export const loadPacts = (names: readonly string[]): LoadedPact[] => names.flatMap(filesIn).map(load);
