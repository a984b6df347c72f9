// What a gateway before a target wants with every request, beside a token: a query and headers, whose values are secrets.

/** A query, without its question mark, and headers by their name in lower case. They go to the target's origin alone. */
export type Gateway = {
  readonly query?: string;
  readonly [header: `header ${string}`]: string;
};

const prefix = 'header ';

const isQuery = (name: string): boolean => name === 'query';
const isHeader = (name: string): boolean => name.startsWith(prefix);

type Held = Readonly<Partial<Record<string, unknown>>>;

/** The entries of secrets that are headers, by their names. */
const headersIn = (secrets: Held): readonly (readonly [string, string])[] =>
  Object.entries(secrets)
    .filter((entry): entry is [string, string] => isHeader(entry[0]) && typeof entry[1] === 'string')
    .map(([name, value]) => [name.slice(prefix.length), value]);

/** The headers of a gateway, as a request carries them. */
export const gatewayHeaders = (gateway: Gateway): Readonly<Record<string, string>> =>
  Object.fromEntries(headersIn(gateway));

/** A gateway that wants these headers. */
export const gatewayOf = (headers: readonly (readonly [name: string, value: string])[]): Gateway =>
  Object.fromEntries(headers.map(([name, value]) => [`${prefix}${name.toLowerCase()}`, value]));

const nameOf = (pair: string): string => [...new URLSearchParams(pair).keys()][0] ?? '';

const pairsOf = (query: string): readonly string[] => query.split('&').filter((pair) => pair !== '');

/** A path with the query of a gateway, whose values come before any of the same name that the path has. */
export const withQuery = (path: string, { query }: Gateway): string => {
  if (query === undefined) return path;
  const at = path.indexOf('?');
  if (at < 0) return `${path}?${query}`;
  const own = new Set(pairsOf(query).map(nameOf));
  const others = pairsOf(path.slice(at + 1)).filter((pair) => !own.has(nameOf(pair)));
  return `${path.slice(0, at)}?${[...others, query].join('&')}`;
};

/** The values of a query, as they are written and as they are meant. */
const valuesOf = (query: string): string[] =>
  pairsOf(query).flatMap((pair) => {
    const raw = pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : pair;
    return [raw, ...new URLSearchParams(pair).values()];
  });

/** The secrets in one entry: each value of a query; a header whole, and what it has after the name of a scheme. */
export const secretsIn = (name: string, value: string): readonly string[] => {
  if (isQuery(name)) return valuesOf(value).filter((part) => part !== '');
  return isHeader(name) ? [value, ...value.split(' ').slice(1)] : [value];
};

/** What a person is shown of a gateway: names alone. */
export const gatewayLines = (secrets: Gateway): readonly string[] => {
  const headers = headersIn(secrets).map(([name]) => `the header ${name}`);
  const query = [...new URLSearchParams(secrets.query ?? '').keys()].map((name) => `${name} in the query`);
  const all = [...headers, ...query];
  return all.length === 0 ? [] : [`With every request go ${all.join(', ')}; their values are never shown.`];
};
