// The paths of an operation: templates with parameters, filled with ids and found again in a request, in either of the
// ways in which OData writes a key (OData URL Conventions 4.01, 4.3.1 and 4.3.6), with the alias of the schema in casts, and
// percent-encoded or not.
import { keyName } from './entity-type.ts';
import { memoize } from './memoize.ts';
import { metadataMatcher } from './metadata-paths.ts';
import { hasDotSegment } from './path-id.ts';
import type { Match, PathMatch, PathOptions } from './path-match.ts';
import { collectionIn, decoded, normalised } from './path-segments.ts';

/** The ways of OData to write a key: `/x/{id}` and `/x('{id}')`. */
export type KeyForm = 'segment' | 'quoted';
/** The ids of a path, by the names of its parameters. */
export type PathIds = Readonly<Record<string, string>>;

export type Paths = {
  /** The name the project gives each, in the order of the page. */
  readonly names: readonly string[];
  /** Each as the page writes it. */
  readonly templates: Readonly<Record<string, string>>;
  /** The parameters a path has, in its order. */
  readonly parameters: (name: string) => readonly string[];
  /**
   * The path to send to, with ids put in.
   * @throws Error when the path has a parameter without an id.
   */
  readonly fill: (name: string, ids: PathIds, form?: KeyForm) => string;
  /** The collection that every path ends in. */
  readonly collection: string;
  /**
   * Which of the paths a request path (below the base URL, without query) is, in either key form: one of the page, or one that the
   * metadata allows beyond it.
   */
  readonly match: (requestPath: string) => PathMatch | undefined;
  /** Whether the page lists the path with this name. */
  readonly isDocumented: (name: string) => boolean;
};

const parameter = /\/\{(\w+)\}/g;

const keyIn = (form: KeyForm, key: string): string =>
  form === 'segment' ? `/${encodeURIComponent(key)}` : `('${encodeURIComponent(key).replaceAll("'", "''")}')`;

const escaped = (text: string): string => text.replaceAll('.', '\\.');

// In quotes the name of the key may stand before it (OData ABNF, keyValuePair).
const key = `(?:/([^/]+)|\\((?:${keyName}=)?'([^/]+)'\\))`;

const matcher = (template: string, { namespace, alias }: PathOptions): RegExp => {
  const pattern = escaped(template).replace(parameter, key);
  const casts =
    namespace === undefined || alias === undefined
      ? pattern
      : pattern.replaceAll(`/${escaped(namespace)}\\.`, `/(?:${escaped(namespace)}|${escaped(alias)})\\.`);
  return new RegExp(`^${casts}${key}?/?$`);
};

/** The keys that groups of a match hold, two groups for each key: written as a segment, or in quotes, where '' is '. */
const keysIn = (groups: readonly (string | undefined)[]): string[] =>
  groups
    .map((group, index) => (index % 2 === 0 ? group : group?.replaceAll("''", "'")))
    .filter((key) => key !== undefined)
    .map(decoded);

const documentedMatcher = (templates: Readonly<Record<string, string>>, options: PathOptions): Match => {
  const matchers = Object.entries(templates).map(([path, template]) => ({ path, pattern: matcher(template, options) }));
  return (requestPath) => {
    for (const { path, pattern } of matchers) {
      const groups = pattern.exec(requestPath)?.slice(1);
      if (!groups) continue;
      const [rest = ''] = keysIn(groups.slice(-2));
      return { path, ids: keysIn(groups.slice(0, -2)), rest };
    }
    return undefined;
  };
};

const filled = (template: string, name: string, ids: PathIds, form: KeyForm): string =>
  template.replace(parameter, (_, key: string) => {
    const id = ids[key];
    if (id === undefined) throw new Error(`path ${name} needs an id for ${key}`);
    return keyIn(form, id);
  });

/** A path, and what it was made of: ids may change afterwards. */
type Filled = { readonly ids: readonly (readonly [string, string])[]; readonly form: KeyForm; readonly path: string };

const isFilledWith = (known: Filled, ids: PathIds, form: KeyForm): boolean =>
  known.form === form && known.ids.every(([key, id]) => ids[key] === id);

/** The paths with these templates, and behind them further ones. */
export const pathsOf = (documented: Readonly<Record<string, string>>, options: PathOptions = {}): Paths => {
  const templates = { ...documented, ...options.further };
  const names = Object.keys(templates);
  const [first = ''] = Object.values(templates);
  // One request after the other is sent to the same place.
  const latest = new Map<string, Filled>();
  const matchDocumented = documentedMatcher(templates, options);
  const matchMetadata = metadataMatcher(first, options);
  return {
    names,
    templates,
    parameters: (name) => [...(templates[name] ?? '').matchAll(parameter)].map((match) => match[1] ?? ''),
    fill: (name, ids, form = 'segment') => {
      const known = latest.get(name);
      if (known && isFilledWith(known, ids, form)) return known.path;
      const template = templates[name];
      if (template === undefined) throw new Error(`there is no path called ${name}`);
      const path = filled(template, name, ids, form);
      latest.set(name, { ids: Object.entries(ids), form, path });
      return path;
    },
    collection: collectionIn(first),
    match: memoize((requestPath) => {
      const path = normalised(requestPath);
      return matchDocumented(path) ?? matchMetadata(path);
    }),
    isDocumented: (name) => Object.hasOwn(documented, name),
  };
};

const longestKey = 1_000;

/**
 * The path of one entity in a collection. Undefined for a key that cannot stand in a URL: empty, longer than 1,000
 * characters, with half a surrogate pair, or with a dot segment, which would lead out of the collection.
 */
export const entityPath = (collection: string, key: string): string | undefined =>
  key !== '' && key.length <= longestKey && key.isWellFormed() && !hasDotSegment(key)
    ? `${collection}/${encodeURIComponent(key)}`
    : undefined;
