// The target of a run and its tokens, from options and environment; nothing is sent yet.
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { type CredentialName, credentialNames } from '../connection/credentials.ts';
import type { Gateway } from '../connection/gateway.ts';
import { directly, type Network, withoutOwnCertificate } from '../connection/network.ts';
import { openCredential } from '../connection/open-credential.ts';
import type { Tokens } from '../connection/tokens.ts';
import { type CloudName, cloudAt, cloudNames, clouds } from './clouds.ts';
import type { Environment } from './environment.ts';
import { WrongUse } from './errors.ts';

export type AccessOptions = {
  readonly target?: string | undefined;
  readonly cloud?: string | undefined;
  readonly credential?: string | undefined;
};

export type Access = {
  /** The base URL, or undefined for the embedded tenant, started for the run. */
  readonly url?: string;
  /** The cloud that was named, or that the URL leads to. */
  readonly cloud?: CloudName;
  readonly credential?: CredentialName;
  readonly tokens: Tokens;
};

// An unset variable of a shell or a missing secret of a CI becomes an empty text: the run is not about the embedded tenant.
const filled = (name: string, text: string | undefined): string | undefined => {
  if (text !== '') return text;
  throw new WrongUse(`${name} is empty: give it the base URL of the target, or leave it out for the embedded tenant.`);
};

const checkUrl = (text: string): string => {
  // A query may hold a key.
  if (!URL.canParse(text))
    throw new WrongUse(`--target takes a URL such as https://host/beta, not "${text.replace(/\?.*$/s, '?...')}".`);
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new WrongUse(`--target takes an http or https URL, not one of ${protocol.slice(0, -1)}.`);
  if (username !== '' || password !== '')
    throw new WrongUse('--target must not hold a user or password; a token comes from GRAPH_TOKEN.');
  return text;
};

const named = <N extends string>(option: string, text: string | undefined, names: readonly N[]): N | undefined => {
  const found = names.find((name) => name === text);
  if (text === undefined || found !== undefined) return found;
  throw new WrongUse(`${option} takes ${names.join(', ')}, not "${text}".`);
};

/** A base URL apart from its query: a gateway may want a key there, so that it is kept with the tokens. */
const withoutQuery = (text: string): { readonly url: string; readonly gateway: Gateway } => {
  const [address = ''] = text.split('#');
  const at = address.indexOf('?');
  if (at < 0) return { url: address, gateway: {} };
  const query = new URL(text).search.slice(1);
  return { url: address.slice(0, at), gateway: query === '' ? {} : { query } };
};

/**
 * The base URL of --target, without a query.
 * @throws WrongUse for what is not a URL, and for one that holds a query, which may be a key.
 */
export const checkTarget = (target: string): string => {
  const address = checkUrl(filled('--target', target) ?? '');
  if (new URL(address).search === '') return address;
  throw new WrongUse('--target: requests are passed on as they are, so that a query in the target has no place.');
};

/** The cloud whose tokens are sent: a gateway may stand before any cloud, but a cloud's own host belongs to it alone. */
const cloudFor = (cloud: CloudName | undefined, url: string): CloudName | undefined => {
  const own = cloudAt(url);
  if (cloud !== undefined && own !== undefined && cloud !== own)
    throw new WrongUse(`--cloud ${cloud} is not the cloud of the target: ${new URL(url).host} is ${own}.`);
  return cloud ?? own;
};

const tokensFrom = (environment: Environment, opened: Tokens): Tokens => {
  const given = {
    granted: environment['GRAPH_TOKEN'],
    insufficient: environment['GRAPH_INSUFFICIENT_TOKEN'],
    personal: environment['GRAPH_PERSONAL_TOKEN'],
  };
  if (!given.granted && !opened.granted)
    throw new WrongUse('GRAPH_TOKEN is not set: a target needs a token, from the environment or with --credential.');
  const broken = Object.values(given).some((token) => token !== undefined && !/^[\x21-\x7e]*$/.test(token));
  if (broken) throw new WrongUse('A token holds white space or a character that no header may hold.');
  return { ...Object.fromEntries(Object.entries(given).filter(([, token]) => token)), ...opened };
};

/**
 * The target and the tokens: an option comes before the environment, a credential before GRAPH_TOKEN.
 * @throws WrongUse with one sentence that names what is wrong.
 */
export const readAccess = (options: AccessOptions, environment: Environment, network: Network = directly): Access => {
  const variable = (name: string): string | undefined => environment[name] || undefined;
  const cloudOption = named('--cloud', options.cloud, cloudNames);
  const cloudOfAll = cloudOption ?? named('GRAPH_CLOUD', variable('GRAPH_CLOUD'), cloudNames);
  const urlOf = (name: CloudName | undefined): string | undefined => name && clouds[name].baseUrl;
  const address =
    filled('--target', options.target) ??
    urlOf(cloudOption) ??
    filled('GRAPH_BASE_URL', environment['GRAPH_BASE_URL']) ??
    urlOf(cloudOfAll);
  if (address === undefined) {
    if (options.credential === undefined) return { tokens: tenantTokens };
    throw new WrongUse('--credential needs --cloud or --target: the embedded tenant has tokens of its own.');
  }
  const { url, gateway } = withoutQuery(checkUrl(address));
  const cloud = cloudFor(cloudOfAll, url);
  const credential =
    named('--credential', options.credential, credentialNames) ??
    named('GRAPH_CREDENTIAL', variable('GRAPH_CREDENTIAL'), credentialNames);
  const opened =
    credential === undefined
      ? {}
      : { granted: openCredential({ credential, cloud, environment, network: withoutOwnCertificate(network) }) };
  return {
    url,
    ...(cloud === undefined ? {} : { cloud }),
    ...(credential === undefined ? {} : { credential }),
    tokens: { ...tokensFrom(environment, opened), ...gateway },
  };
};
