// Reads results.json of earlier runs; what is no record of ours is refused with a sentence.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { WrongUse } from '../../engine/settings/errors.ts';
import { visible } from '../terminal/visible.ts';
import { resultsFile } from './directory.ts';
import type { Results } from './results.ts';
import { resultsSchema } from './results-schema.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
let isResults: ValidateFunction<Results> | undefined;

const fileOf = (said: string): string => {
  const found = statSync(said, { throwIfNoEntry: false });
  if (!found) throw new WrongUse(`there is no ${said}; report takes the directory that verify wrote to.`);
  return found.isDirectory() ? join(said, resultsFile) : said;
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongUse(`${file} cannot be read; report takes the directory that verify wrote to.`);
  }
};

const parsed = (file: string): unknown => {
  try {
    return JSON.parse(textOf(file));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new WrongUse(`${file} is no JSON: ${visible(error.message)}`);
  }
};

/**
 * The results in a directory or file.
 * @throws WrongUse when there are none, or when they are no results of this version.
 */
export const readResults = (said: string): Results => {
  const file = fileOf(said);
  const value = parsed(file);
  isResults ??= ajv.compile<Results>(resultsSchema);
  if (isResults(value)) return value;
  const [first] = isResults.errors ?? [];
  throw new WrongUse(`${file} holds no results of verify: ${first?.instancePath || 'it'} ${first?.message}.`);
};
