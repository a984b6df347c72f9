// How a target was reached, as a command says it again: files, and the names of headers and variables; no value of a secret.
import { shownAddress } from '../redaction/shown-request.ts';
import type { NetworkOptions } from './network.ts';
import type { Tokens } from './tokens.ts';

export type Route = {
  readonly ca?: readonly string[];
  readonly cert?: string;
  readonly key?: string;
  /** Whether the certificate was not checked. */
  readonly insecure?: true;
  /** Whether the proxies of the environment were not used. */
  readonly noProxy?: true;
  /** The variable that names the proxy. */
  readonly proxy?: string;
  /** Headers by their names, as the configuration writes them; undefined where it holds the value itself. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The parameters of the target's query, as they may be shown. */
  readonly query?: readonly string[];
};

type Said = NetworkOptions & {
  readonly headers: Readonly<Record<string, string>>;
  readonly tokens: Tokens;
  readonly proxyVariable: string | undefined;
};

/** A value without a variable is a secret that the file holds itself. */
const shown = (headers: Said['headers']): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, text]) => [name, /^(?:\w+ )?\$\{\w+\}$/.test(text) ? text : undefined]),
  );

/** The route of a run with these options. */
export const routeOf = ({ ca, cert, key, insecure, proxy, headers, tokens, proxyVariable }: Said): Route => {
  const query = (tokens.query ?? '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => shownAddress(`?${pair}`).slice(1));
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(insecure === true ? { insecure } : {}),
    ...(proxy === false ? { noProxy: true } : {}),
    ...(proxyVariable === undefined ? {} : { proxy: proxyVariable }),
    ...(Object.keys(headers).length === 0 ? {} : { headers: shown(headers) }),
    ...(query.length === 0 ? {} : { query }),
  };
};
