// The configuration file: ids of the tenant's configurations, limits and waivers, in YAML or JSON.

import type { ErrorObject } from 'ajv';
import type { Contract } from '../../contracts/contract.ts';
import { type FurtherPaths, furtherPathError, withPaths } from '../../contracts/further-paths.ts';
import { show } from '../../contracts/judging/show.ts';
import { idError } from '../../contracts/odata/path-id.ts';
import type { PathIds } from '../../contracts/odata/paths.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { messageOf } from '../connection/error-code.ts';
import { type Bounds, bounds } from './bounds.ts';
import { WrongUse } from './errors.ts';
import { readText } from './foreign-file.ts';
import { ajv } from './lazy-libraries.ts';
import { asVariable, type OwnHeaders } from './own-headers.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Waiver } from './waivers.ts';

const limitNames = ['concurrency', 'requestTimeout', 'maxRequests', 'maxMinutes', 'rate'] as const;

export type Limits = Readonly<Partial<Record<(typeof limitNames)[number], number>>>;

export type ConfigurationFile = {
  /** Ids for every path, by the name the page gives the parameter. */
  readonly ids?: PathIds;
  /** Ids for one path, where they differ. */
  readonly paths?: Readonly<Record<string, PathIds>>;
  /** Paths beyond those of the page, by a name for each. */
  readonly furtherPaths?: FurtherPaths;
  /** Headers that go with every request, with values from the environment. */
  readonly headers?: OwnHeaders;
  /** What configurations are called, by id. */
  readonly names?: Readonly<Record<string, string>>;
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
/** Characters of what a configuration is called. */
const longestName = 1_000;

const words = { type: 'string', pattern: '\\S' } as const;

export const waiverSchema = {
  type: 'object',
  properties: { requirement: words, path: words, reason: words, owner: words, expires: words },
  required: ['requirement', 'reason', 'owner', 'expires'],
  additionalProperties: false,
} as const;

/** The JSON Schema of a configuration file for a contract. An editor shows its descriptions, and proposes its examples. */
export const configurationSchema = ({ paths, requirements }: Contract): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'userstatus-conformance configuration',
  type: 'object',
  properties: {
    $schema: { description: 'where an editor finds this schema', type: 'string' },
    ids: {
      description: 'ids for every path, by the name of the parameter',
      ...idsOf([...new Set(paths.names.flatMap(paths.parameters))]),
    },
    paths: {
      description: 'ids for one path, where they differ',
      type: 'object',
      properties: Object.fromEntries(paths.names.map((name) => [name, idsOf(paths.parameters(name))])),
      additionalProperties: false,
    },
    furtherPaths: {
      description: 'paths beyond the page, by a name for each',
      type: 'object',
      additionalProperties: words,
    },
    headers: {
      description: `headers to send with every request, such as the key of a gateway; a value names a variable as ${asVariable('NAME')}`,
      type: 'object',
      additionalProperties: { ...words, examples: [asVariable('APIM_KEY')] },
    },
    names: {
      description: 'what configurations are called, by id: the plan of a run shows it',
      type: 'object',
      additionalProperties: { type: 'string', maxLength: longestName },
    },
    limits: {
      description: 'what a run may take, unless an option says otherwise',
      type: 'object',
      properties: Object.fromEntries(limitNames.map((name) => [name, within(bounds[name])])),
      additionalProperties: false,
    },
    waivers: {
      description: 'known deviations, each with a reason, an owner and a last day',
      type: 'array',
      items: {
        ...waiverSchema,
        properties: {
          ...waiverSchema.properties,
          requirement: { ...words, examples: requirements.all.map(({ id }) => id) },
          path: { enum: paths.names },
        },
      },
    },
  },
  additionalProperties: false,
});

const problem = ({ instancePath, message = 'is not as expected', params }: ErrorObject, whole: string): string => {
  const place = instancePath.slice(1).replaceAll('/', '.') || whole;
  if (params['pattern'] === words.pattern) return `${place} must not be empty`;
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
const largest = 1024 * 1024;

const parsed = (file: string): unknown => {
  const text = readText({ name: '--config: the file', file, most: largest });
  try {
    return parseYaml(text) ?? {};
  } catch (error) {
    const [line = ''] = messageOf(error).split('\n');
    if (line.startsWith('Maximum call stack')) throw new WrongUse(`--config: ${file} is nested too deep.`);
    throw new WrongUse(`--config: ${file} is neither YAML nor JSON: ${line}`);
  }
};

const faultIn = (ids: PathIds, place: string): string[] =>
  Object.entries(ids).flatMap(([name, id]) => {
    const error = idError(id);
    return error === undefined ? [] : [`${place}.${name} cannot stand in a path: ${show(id)} ${error}`];
  });

/** What is wrong with the ids of a file: each leads where a request is sent. */
const faultsIn = ({ ids = {}, paths = {} }: ConfigurationFile): string[] => [
  ...faultIn(ids, 'ids'),
  ...Object.entries(paths).flatMap(([path, own]) => faultIn(own, `paths.${path}`)),
];

/** The paths beyond the page that a file names, before it is checked; what is not a text is left to the schema. */
const furtherIn = (value: unknown): FurtherPaths => {
  const further = isObject(value) ? value['furtherPaths'] : undefined;
  const entries = isObject(further) ? Object.entries(further) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
};

/** The contract with the paths that a file names. Throws WrongUse for one that cannot be a path of it. */
const extended = (file: string, contract: Contract, further: FurtherPaths): Contract => {
  for (const [name, template] of Object.entries(further)) {
    const error = furtherPathError(contract, name, template);
    if (error !== undefined)
      throw new WrongUse(`--config: in ${file}, furtherPaths.${show(name)}: ${show(template)} ${error}.`);
  }
  return withPaths(contract, further);
};

/** A configuration, and the contract with the paths that it adds. */
export type Configured = { readonly file: ConfigurationFile; readonly contract: Contract };

/**
 * Reads a configuration file for a contract, whose paths it may add to.
 * @throws WrongUse that names the key and what was expected there.
 */
export const readConfiguration = (file: string, documented: Contract): Configured => {
  const { Ajv2020 } = ajv();
  const value = parsed(file);
  const contract = extended(file, documented, furtherIn(value));
  const validate = new Ajv2020({ allErrors: true }).compile<ConfigurationFile>(configurationSchema(contract));
  if (!validate(value)) throw new WrongUse(`--config: in ${file}, ${problemsOf('the file', validate.errors ?? [])}.`);
  const [fault] = faultsIn(value);
  if (fault !== undefined) throw new WrongUse(`--config: in ${file}, ${fault}.`);
  return { file: value, contract };
};

/**
 * A contract with the paths that a configuration file adds, where one is named.
 * @throws WrongUse as `readConfiguration` does.
 */
export const contractWith = (config: string | undefined, contract: Contract): Contract =>
  config === undefined ? contract : readConfiguration(config, contract).contract;
