// Libraries that most runs do not need: loaded at their first use.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Ajv, for drafts of JSON Schema from 2020 on. */
export const ajv = (): typeof import('ajv/dist/2020.js') => load('ajv/dist/2020.js');

/** The reader and writer of YAML. */
export const yaml = (): typeof import('yaml') => load('yaml');
