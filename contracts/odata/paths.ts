// The paths of an operation: templates with parameters, filled with ids and found again in a request, in either of the
// ways in which OData writes a key (OData URL Conventions 4.01, 4.3.1 and 4.3.6).
import { memoize } from './memoize.ts';

/** The ways of OData to write a key: `/x/{id}` and `/x('{id}')`. */
export type KeyForm = 'segment' | 'quoted';
/** The ids of a path, by the names of its parameters. */
export type PathIds = Readonly<Record<string, string>>;

/** Which path a request is for; `ids` are the keys in it, `rest` is the key of one entity behind the collection, or empty. */
export type PathMatch = { readonly path: string; readonly ids: readonly string[]; readonly rest: string };

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
  /** Which of the paths a request path (below the base URL, without query) is, in either key form. */
  readonly match: (requestPath: string) => PathMatch | undefined;
};

const parameter = /\/\{(\w+)\}/g;

const keyIn = (form: KeyForm, key: string): string =>
  form === 'segment' ? `/${encodeURIComponent(key)}` : `('${encodeURIComponent(key).replaceAll("'", "''")}')`;

const matcher = (template: string): RegExp => {
  const key = "(?:/([^/]+)|\\('([^/]+)'\\))";
  return new RegExp(`^${template.replaceAll('.', '\\.').replace(parameter, key)}${key}?/?$`);
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The keys that groups of a match hold, two groups for each key: written as a segment, or in quotes, where '' is '. */
const keysIn = (groups: readonly (string | undefined)[]): string[] =>
  groups
    .map((group, index) => (index % 2 === 0 ? group : group?.replaceAll("''", "'")))
    .filter((key) => key !== undefined)
    .map(decoded);

/** The paths with these templates. */
export const pathsOf = (templates: Readonly<Record<string, string>>): Paths => {
  const names = Object.keys(templates);
  const matchers = names.map((path) => ({ path, pattern: matcher(templates[path] ?? '') }));
  return {
    names,
    templates,
    parameters: (name) => [...(templates[name] ?? '').matchAll(parameter)].map((match) => match[1] ?? ''),
    fill: (name, ids, form = 'segment') => {
      const template = templates[name];
      if (template === undefined) throw new Error(`unknown path ${name}`);
      return template.replace(parameter, (_, key: string) => {
        const id = ids[key];
        if (id === undefined) throw new Error(`path ${name} needs an id for ${key}`);
        return keyIn(form, id);
      });
    },
    match: memoize((requestPath) => {
      for (const { path, pattern } of matchers) {
        const groups = pattern.exec(requestPath)?.slice(1);
        if (!groups) continue;
        const [rest = ''] = keysIn(groups.slice(-2));
        return { path, ids: keysIn(groups.slice(0, -2)), rest };
      }
      return undefined;
    }),
  };
};

const longestKey = 1_000;

// A server may decode %2F before it looks for dot segments, so that they are sought on both sides of the encoding.
const leavesItsPlace = (key: string): boolean => key.split(/[/\\]/).some((part) => part === '.' || part === '..');

/**
 * The path of one entity in a collection. Undefined for a key that cannot stand in a URL: empty, longer than 1,000
 * characters, with half a surrogate pair, or with a dot segment, which would lead out of the collection.
 */
export const entityPath = (collection: string, key: string): string | undefined =>
  key !== '' && key.length <= longestKey && key.isWellFormed() && !leavesItsPlace(key)
    ? `${collection}/${encodeURIComponent(key)}`
    : undefined;
