// Which target a run asks, and with which tokens, from options and environment; nothing is sent yet.
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { type CredentialName, credentialNames, type Environment } from '../connection/credentials.ts';
import { openCredential } from '../connection/open-credential.ts';
import type { Tokens } from '../connection/tokens.ts';
import { type CloudName, cloudAt, cloudNames, clouds } from './clouds.ts';
import { WrongUse } from './errors.ts';

export type SaidAccess = {
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

const checkUrl = (said: string): string => {
  if (!URL.canParse(said)) throw new WrongUse(`--target takes a URL such as https://host/beta, not "${said}".`);
  const { protocol, username, password } = new URL(said);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new WrongUse(`--target takes an http or https URL, not one of ${protocol.slice(0, -1)}.`);
  if (username !== '' || password !== '')
    throw new WrongUse('--target must not hold a user or password; a token comes from GRAPH_TOKEN.');
  return said;
};

const named = <N extends string>(option: string, said: string | undefined, names: readonly N[]): N | undefined => {
  const found = names.find((name) => name === said);
  if (said === undefined || found !== undefined) return found;
  throw new WrongUse(`${option} takes ${names.join(', ')}, not "${said}".`);
};

/** The cloud of the tokens: a gateway may stand before any, but a cloud's own host is of that cloud alone. */
const cloudFor = (said: CloudName | undefined, url: string): CloudName | undefined => {
  const own = cloudAt(url);
  if (said !== undefined && own !== undefined && said !== own)
    throw new WrongUse(`--cloud ${said} is not the cloud of the target: ${new URL(url).host} is ${own}.`);
  return said ?? own;
};

const tokensFrom = (environment: Environment, opened: Tokens): Tokens => {
  const said = {
    granted: environment['GRAPH_TOKEN'],
    insufficient: environment['GRAPH_INSUFFICIENT_TOKEN'],
    personal: environment['GRAPH_PERSONAL_TOKEN'],
  };
  if (!said.granted && !opened.granted)
    throw new WrongUse('GRAPH_TOKEN is not set: a target needs a token, from the environment or with --credential.');
  const broken = Object.values(said).some((token) => token !== undefined && !/^[\x21-\x7e]*$/.test(token));
  if (broken) throw new WrongUse('A token holds white space or a character that no header may hold.');
  return { ...Object.fromEntries(Object.entries(said).filter(([, token]) => token)), ...opened };
};

/**
 * The target and the tokens: an option comes before the environment, a credential before GRAPH_TOKEN.
 * @throws WrongUse with one sentence that says what was wrong.
 */
export const readAccess = (said: SaidAccess, environment: Environment): Access => {
  // An empty variable is none.
  const variable = (name: string): string | undefined => environment[name] || undefined;
  const saidCloud = named('--cloud', said.cloud, cloudNames);
  const cloudOfAll = saidCloud ?? named('GRAPH_CLOUD', variable('GRAPH_CLOUD'), cloudNames);
  const urlOf = (name: CloudName | undefined): string | undefined => name && clouds[name].baseUrl;
  const url = (said.target ?? urlOf(saidCloud) ?? variable('GRAPH_BASE_URL') ?? urlOf(cloudOfAll)) || undefined;
  if (url === undefined) {
    if (said.credential === undefined) return { tokens: tenantTokens };
    throw new WrongUse('--credential needs --cloud or --target: the embedded tenant has tokens of its own.');
  }
  const cloud = cloudFor(cloudOfAll, checkUrl(url));
  const credential =
    named('--credential', said.credential, credentialNames) ??
    named('GRAPH_CREDENTIAL', variable('GRAPH_CREDENTIAL'), credentialNames);
  const opened = credential === undefined ? {} : { granted: openCredential({ credential, cloud, environment }) };
  return {
    url,
    ...(cloud === undefined ? {} : { cloud }),
    ...(credential === undefined ? {} : { credential }),
    tokens: tokensFrom(environment, opened),
  };
};
