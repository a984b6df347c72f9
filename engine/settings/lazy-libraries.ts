// Libraries that most runs never ask: loaded at the first question, since every run would wait for them.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Ajv, for drafts of JSON Schema from 2020 on. */
export const ajv = (): typeof import('ajv/dist/2020.js') => load('ajv/dist/2020.js');

/** The reader and writer of YAML. */
export const yaml = (): typeof import('yaml') => load('yaml');
