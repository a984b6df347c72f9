// Reads results.json of earlier runs, and reports a file that is not one.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { withoutHeldSecretsIn } from '../../engine/output/held-secrets.ts';
import { visible } from '../../engine/output/visible.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { readJsonText } from '../../engine/settings/foreign-file.ts';
import { withCauses } from '../causes/causes.ts';
import { resultsFile } from './directory.ts';
import type { Recorded, Results } from './results.ts';
import { resultsSchema } from './results-schema.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
let isResults: ValidateFunction<Recorded & Partial<Results>> | undefined;

const fileOf = (place: string): string => {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw new WrongUse(`${place} does not exist; report takes the directory that verify wrote to.`);
  return found.isDirectory() ? join(place, resultsFile) : place;
};

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new WrongUse(`${file} is not JSON: ${visible(error.message)}`);
  }
};

/**
 * The text of a results.json.
 * @throws WrongUse when it cannot be read.
 */
export const resultsText = (file: string): string => readJsonText({ name: 'the results', file });

/**
 * The results in a text; with their causes, which earlier versions did not write.
 * @throws WrongUse when there are none, or when they are not results of this version.
 */
export const resultsFrom = (text: string, file: string): Results => {
  const value = parsed(text, file);
  isResults ??= ajv.compile<Recorded & Partial<Results>>(resultsSchema);
  if (isResults(value)) return withoutHeldSecretsIn({ ...withCauses(value), ...value });
  const [first] = isResults.errors ?? [];
  throw new WrongUse(
    `${file} is not a results.json of this version: ${first?.instancePath || 'it'} ${first?.message}.`,
  );
};

/**
 * The results in a directory or file.
 * @throws WrongUse as above, and when the file cannot be read.
 */
export const readResults = (place: string): Results => {
  const file = fileOf(place);
  return resultsFrom(resultsText(file), file);
};
