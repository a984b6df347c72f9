// An OpenAPI document, whole or in parts: its paths, and what references in it lead to.

import { isObject } from '../../contracts/odata/read-body.ts';
import { messageOf } from '../../engine/connection/error-code.ts';
import { parseYaml } from '../../engine/settings/parse-yaml.ts';
import { pointer, stepIn } from '../json-pointer.ts';
import { NotADescription } from '../not-a-description.ts';
import { partsOf, type YamlParts } from './yaml-parts.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A value of a document, and its JSON pointer. */
export type Node = { readonly value: Json; readonly place: string };

export type OpenApi = {
  readonly version: string;
  /** Undefined where it has no paths at all, as a library of schemas. */
  readonly paths: readonly string[] | undefined;
  /** The security requirements of operations that state none. */
  readonly security: unknown;
  /** Whether a path may say something about a word. */
  readonly mentions: (path: string, word: string) => boolean;
  readonly item: (path: string) => Node | undefined;
  /** The object at a JSON pointer, such as `/components/schemas/x`. */
  readonly at: (place: string) => Node | undefined;
};

const stepInto = (value: unknown, step: string): unknown => {
  if (Array.isArray(value)) return value[Number(step)];
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
};

const nodeAt = (value: unknown, place: string): Node | undefined => (isObject(value) ? { value, place } : undefined);

const stepsIn = (place: string): string[] => place.split('/').slice(1).map(stepIn);

const placeOfPath = (path: string): string => `/paths/${pointer(path)}`;

const wholeDocument = (document: Json, version: string): OpenApi => {
  const { paths: listed, security } = document;
  const paths = isObject(listed) ? listed : {};
  if (!isObject(listed) && !isObject(document['components']))
    throw new NotADescription('it has neither paths nor components');
  return {
    version,
    paths: isObject(listed) ? Object.keys(paths) : undefined,
    security,
    mentions: () => true,
    item: (path) => nodeAt(paths[path], placeOfPath(path)),
    at: (place) => nodeAt(stepsIn(place).reduce(stepInto, document), place),
  };
};

const partedDocument = ({ top, paths, components }: YamlParts, version: string): OpenApi => ({
  version,
  paths: paths.keys,
  security: top.get('security'),
  mentions: paths.mentions,
  item: (path) => nodeAt(paths.get(path), placeOfPath(path)),
  at: (place) => {
    const [section = '', kind = '', ...rest] = stepsIn(place);
    if (section === 'paths') return nodeAt(rest.reduce(stepInto, paths.get(kind)), place);
    const [name = '', ...further] = rest;
    return section === 'components'
      ? nodeAt(further.reduce(stepInto, components.get(kind)?.get(name)), place)
      : undefined;
  },
});

/** The version, where it is one that is read. */
const versionIn = (version: unknown, swagger: unknown): string => {
  if (typeof version === 'string' && /^3\.[01]\./.test(`${version}.`)) return version;
  if (typeof version === 'string') throw new NotADescription(`it is OpenAPI ${version}; this reads 3.0 and 3.1`);
  if (swagger !== undefined) throw new NotADescription(`it is Swagger ${swagger}; this reads OpenAPI 3.0 and 3.1`);
  throw new NotADescription('it does not say which version of OpenAPI it is');
};

/** Flow style of YAML looks like JSON, which is read fifty times as fast. */
const valueIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return parseYaml(text, { merge: true, maxAliasCount: 10_000 });
  }
};

const parsed = (text: string): Json => {
  if (text.trim() === '') throw new NotADescription('it is empty');
  if (/^\s*<!?(?:doctype\s+)?html\b/i.test(text)) throw new NotADescription('it is a page of HTML');
  if (/^\s*</.test(text)) throw new NotADescription('it is XML; metadata is read with --metadata');
  try {
    const value = valueIn(text);
    if (isObject(value)) return value;
  } catch (error) {
    const [why = ''] = messageOf(error).split('\n');
    const words = /call stack/.test(why) ? 'it is nested too deep' : why.replace(/:$/, '');
    throw new NotADescription(`it is neither JSON nor YAML: ${words}`);
  }
  throw new NotADescription('it is not an object');
};

// Below this a document is parsed whole in a moment.
const large = 1_000_000;

const inParts = (text: string): OpenApi | undefined => {
  if (text.length < large || text.trimStart().startsWith('{')) return undefined;
  try {
    const parts = partsOf(text);
    return parts && partedDocument(parts, versionIn(parts.top.get('openapi'), parts.top.get('swagger')));
  } catch (error) {
    if (error instanceof NotADescription) throw error;
    return undefined;
  }
};

/**
 * The document in a text.
 * @throws NotADescription for what is not OpenAPI 3.0 or 3.1.
 */
export const readOpenApi = (text: string): OpenApi => {
  const parts = inParts(text);
  if (parts !== undefined) return parts;
  const document = parsed(text);
  return wholeDocument(document, versionIn(document['openapi'], document['swagger']));
};
