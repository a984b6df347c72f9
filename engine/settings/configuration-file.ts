// The configuration file: ids of the tenant's configurations, limits and waivers, in YAML or JSON.

import { readFileSync } from 'node:fs';
import type { ErrorObject } from 'ajv';
import type { Contract } from '../../contracts/contract.ts';
import type { PathIds } from '../../contracts/odata/paths.ts';
import { WrongUse } from './errors.ts';
import { ajv, yaml } from './lazy-libraries.ts';
import type { Waiver } from './waivers.ts';

export type Limits = Readonly<
  Partial<Record<'concurrency' | 'requestTimeout' | 'maxRequests' | 'maxMinutes' | 'rate', number>>
>;

export type ConfigurationFile = {
  /** Ids for every path, by the name the page gives the parameter. */
  readonly ids?: PathIds;
  /** Ids for one path, where they differ. */
  readonly paths?: Readonly<Record<string, PathIds>>;
  readonly limits?: Limits;
  readonly waivers?: readonly Waiver[];
};

const id = { type: 'string', minLength: 1 } as const;
const idsOf = (names: readonly string[]): object => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, id])),
  additionalProperties: false,
});
const whole = { type: 'integer', minimum: 1 } as const;
const words = { type: 'string', pattern: '\\S' } as const;

export const waiverSchema = {
  type: 'object',
  properties: { requirement: words, path: words, reason: words, owner: words, expires: words },
  required: ['requirement', 'reason', 'owner', 'expires'],
  additionalProperties: false,
} as const;

/** The JSON Schema of a configuration file for the paths of a contract. */
export const configurationSchema = ({ paths }: Contract): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'userstatus-conformance configuration',
  type: 'object',
  properties: {
    ids: idsOf([...new Set(paths.names.flatMap(paths.parameters))]),
    paths: {
      type: 'object',
      properties: Object.fromEntries(paths.names.map((name) => [name, idsOf(paths.parameters(name))])),
      additionalProperties: false,
    },
    limits: {
      type: 'object',
      properties: { concurrency: whole, requestTimeout: whole, maxRequests: whole, maxMinutes: whole, rate: whole },
      additionalProperties: false,
    },
    waivers: {
      type: 'array',
      items: { ...waiverSchema, properties: { ...waiverSchema.properties, path: { enum: paths.names } } },
    },
  },
  additionalProperties: false,
});

const problem = ({ instancePath, message = 'is not as expected', params }: ErrorObject, whole: string): string => {
  const place = instancePath.slice(1).replaceAll('/', '.') || whole;
  const extra: unknown = params['additionalProperty'];
  const allowed: unknown = params['allowedValues'];
  if (typeof extra === 'string') return `${place} has the unknown key "${extra}"`;
  return `${place} ${message}${Array.isArray(allowed) ? ` (${allowed.join(', ')})` : ''}`;
};

/** Ajv's errors in words, each with its location. */
export const problemsOf = (whole: string, errors: readonly ErrorObject[]): string =>
  errors.map((error) => problem(error, whole)).join('; ');

const load = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongUse(`--config: the file ${file} cannot be read.`);
  }
};

const parsed = (file: string): unknown => {
  const text = load(file);
  try {
    return yaml().parse(text) ?? {};
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new WrongUse(`--config: ${file} is neither YAML nor JSON: ${line}`);
  }
};

/**
 * Reads a configuration file for the paths of a contract.
 * @throws WrongUse that names the key and what was expected there.
 */
export const readConfiguration = (file: string, contract: Contract): ConfigurationFile => {
  const { Ajv2020 } = ajv();
  const validate = new Ajv2020({ allErrors: true }).compile<ConfigurationFile>(configurationSchema(contract));
  const value = parsed(file);
  if (validate(value)) return value;
  throw new WrongUse(`--config: in ${file}, ${problemsOf('the file', validate.errors ?? [])}.`);
};
