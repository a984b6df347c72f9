// Header lines of a recording, as the judges read them.
import { type Headers, singletons } from '../contracts/judging/exchange.ts';
import { isObject } from '../contracts/odata/read-body.ts';

type Line = readonly [name: string, value: string];

// HTTP/2 sends method, path and status as fields whose names begin with a colon (RFC 9113, 8.3): they are no headers.
const isHeader = ([name]: Line): boolean => name !== '' && !name.startsWith(':');

const pairOf = (item: unknown): readonly [unknown, unknown] | undefined => {
  if (Array.isArray(item)) return [item[0], item[1]];
  return isObject(item) ? [item['name'], item['value']] : undefined;
};

const pairsIn = (list: unknown): readonly (readonly [unknown, unknown])[] => {
  if (isObject(list)) return Object.entries(list);
  return (Array.isArray(list) ? list : []).map(pairOf).filter((pair) => pair !== undefined);
};

// Chromium writes the lines of one name as one, with a line end between them.
const valuesIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value ?? '']).flatMap((one) => String(one).split(/\r?\n/));

// Some recorders write a line with its colon and white space.
const nameOf = (name: unknown): string =>
  String(name ?? '')
    .trim()
    .replace(/(?<=.):$/, '')
    .toLowerCase();

/** The header lines of a list of `{ name, value }`, or of pairs or an object as some write them; names in lower case. */
export const linesOf = (list: unknown): readonly Line[] =>
  pairsIn(list)
    .flatMap(([name, value]) => valuesIn(value).map((one): Line => [nameOf(name), one.trim()]))
    .filter(isHeader);

/**
 * Whether the lines are those that went over the wire: every request says which host it is for (RFC 9110, 7.2; RFC 9113, 8.3.1). A browser
 * that does not know them writes those that the page set.
 */
export const namesHost = (list: unknown): boolean =>
  pairsIn(list).some(([name]) => /^(?:host|:authority)$/i.test(String(name)));

/** Header lines of one name, joined as one (RFC 9110, 5.3); of those that may not be repeated the first counts. */
export const headersOf = (lines: readonly Line[]): Headers => {
  const headers: Record<string, string> = {};
  for (const [name, value] of lines) {
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (before === undefined) headers[name] = value;
    else if (!singletons.includes(name)) headers[name] = `${before}, ${value}`;
  }
  return headers;
};

/** The names of lines that stand twice and may not. */
export const repeatedIn = (lines: readonly Line[]): readonly string[] =>
  singletons.filter((name) => lines.filter(([one]) => one === name).length > 1);
