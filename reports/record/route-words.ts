// The words of a command that reach a target as a run did: for verify and for curl.
import type { Route } from '../../engine/connection/route.ts';
import type { Part } from '../../engine/output/shell-word.ts';
import { partsOf } from '../../engine/redaction/shown-command.ts';

/** The variable of a shell for a value that a report does not show. */
export const variableFor = (name: string): string =>
  `SECRET_${name
    .replaceAll(/[^a-z0-9]+/gi, '_')
    .replaceAll(/^_|_$/g, '')
    .toUpperCase()}`;

const says = 'is not in the report';

/** The query of a target, as it may be shown, behind `?` or, after another parameter, `&`. */
const queryParts = ({ query = [] }: Route, hasQuery: boolean): Part[] =>
  query.flatMap((parameter, index) => {
    const [name = ''] = parameter.split('=');
    return partsOf(`${hasQuery || index > 0 ? '&' : '?'}${parameter}`, variableFor(name));
  });

/** Neighbouring texts are one. */
const joined = (parts: readonly Part[]): Part[] => {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (typeof part === 'string' && typeof last === 'string') all.splice(-1, 1, last + part);
    else all.push(part);
  }
  return all;
};

/** An address with the query of a target, of which only what may be shown is. */
export const withQueryOf = (route: Route, address: readonly Part[]): Part[] => {
  const hasQuery = address.some((part) => typeof part === 'string' && part.includes('?'));
  return joined([...address, ...queryParts(route, hasQuery)]);
};

const option = (name: string, value: string | undefined): Part[][] => (value === undefined ? [] : [[name], [value]]);

/** The options of verify. */
export const verifyWords = ({ ca = [], cert, key, insecure, noProxy }: Route): Part[][] => [
  ...(ca.length === 0 ? [] : [['--ca'], ...ca.map((file): Part[] => [file])]),
  ...option('--cert', cert),
  ...option('--key', key),
  ...(insecure ? [['--insecure']] : []),
  ...(noProxy ? [['--no-proxy']] : []),
];

const headerParts = ([name, text]: readonly [string, string | undefined]): Part[] => {
  const [, scheme = '', variable] = /^((?:\w+ )?)\$\{(\w+)\}$/.exec(text ?? '') ?? [];
  if (variable === undefined) return [`${name}: `, { variable: variableFor(name), says }];
  return [...partsOf(`${name}: ${scheme}`, variableFor(name)), { variable, says: 'is not set' }];
};

/** The options of curl; a file of authorities takes the place of those that curl trusts. */
export const curlWords = ({ ca = [], cert, key, insecure, proxy, headers = {} }: Route): Part[][] => [
  ...(proxy === undefined
    ? [['--noproxy'], ['*']]
    : [['--proxytunnel'], ['--proxy'], [{ variable: proxy, says: 'is not set' }]]),
  ...(insecure ? [['--insecure']] : []),
  ...option('--cacert', ca[0]),
  ...option('--cert', cert),
  ...option('--key', key),
  ...Object.entries(headers).flatMap((header): Part[][] => [['-H'], headerParts(header)]),
];

/** Why curl cannot reach a target as the run did; undefined where it can. */
export const objectionToRoute = ({ ca = [] }: Route): string | undefined =>
  ca.length > 1 ? 'curl takes one file of authorities; put those of --ca into one' : undefined;
