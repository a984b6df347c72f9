// The configuration file: ids of the tenant's configurations, limits and waivers, in YAML or JSON.

import type { ErrorObject } from 'ajv';
import type { Contract } from '../../contracts/contract.ts';
import { show } from '../../contracts/judging/show.ts';
import { entityPath, type PathIds } from '../../contracts/odata/paths.ts';
import { type Bounds, bounds } from './bounds.ts';
import { WrongUse } from './errors.ts';
import { readText } from './foreign-file.ts';
import { ajv, yaml } from './lazy-libraries.ts';
import type { Waiver } from './waivers.ts';

const limitNames = ['concurrency', 'requestTimeout', 'maxRequests', 'maxMinutes', 'rate'] as const;

export type Limits = Readonly<Partial<Record<(typeof limitNames)[number], number>>>;

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
const within = ([minimum, maximum]: Bounds): object => ({ type: 'integer', minimum, maximum });
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
      properties: Object.fromEntries(limitNames.map((name) => [name, within(bounds[name])])),
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

/** Errors that are named; a file may have a million. */
const mostProblems = 10;

/** Ajv's errors in words, each with its location. */
export const problemsOf = (whole: string, errors: readonly ErrorObject[]): string => {
  const more = errors.length > mostProblems ? [`and ${errors.length - mostProblems} more`] : [];
  return [...errors.slice(0, mostProblems).map((error) => problem(error, whole)), ...more].join('; ');
};

/** Bytes of a configuration. */
const largest = 4 * 1024 * 1024;

/** Where ids stand, and which of them no URL can hold. */
const unusable = (place: string, ids: PathIds = {}): readonly string[] =>
  Object.entries(ids)
    .filter(([, id]) => entityPath('', id) === undefined)
    .map(([name, id]) => `${place}.${name} cannot be part of a URL: ${show(id)}`);

/** The ids that would lead a request to another place, or that no request can hold. */
export const unusableIds = ({ ids, paths = {} }: Pick<ConfigurationFile, 'ids' | 'paths'>): readonly string[] => [
  ...unusable('ids', ids),
  ...Object.entries(paths).flatMap(([path, own]) => unusable(`paths.${path}`, own)),
];

const parsed = (file: string): unknown => {
  const text = readText({ name: '--config: the file', file, most: largest });
  try {
    return yaml().parse(text) ?? {};
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    if (line.startsWith('Maximum call stack')) throw new WrongUse(`--config: ${file} is nested too deep.`);
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
  if (!validate(value)) throw new WrongUse(`--config: in ${file}, ${problemsOf('the file', validate.errors ?? [])}.`);
  const [unusableId] = unusableIds(value);
  if (unusableId === undefined) return value;
  throw new WrongUse(`--config: in ${file}, ${unusableId}.`);
};
