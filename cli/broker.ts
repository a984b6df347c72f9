// The broker, its credentials, and the agreement to send to it. Credentials come from the environment alone, so that no
// process list shows them; they go to the origin of the broker, and no program of Pact holds them.
import type { OriginSecrets } from '../engine/connection/ask-origin.ts';
import { type Agreement, agree } from '../engine/connection/consent/agreement.ts';
import { checkReach, type NetworkOptions, readNetwork } from '../engine/connection/network.ts';
import { WrongUse } from '../engine/settings/errors.ts';

/**
 * The base URL of the broker.
 * @throws WrongUse when none is given, or the URL holds a user or password.
 */
export const brokerUrl = (option: string | undefined): string => {
  const url = option ?? process.env['PACT_BROKER_BASE_URL'] ?? '';
  if (url === '') throw new WrongUse('no broker given: --broker URL or PACT_BROKER_BASE_URL.');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new WrongUse(`the broker needs a URL such as https://broker.example, not "${url}".`);
  const { username, password } = new URL(url);
  if (username === '' && password === '') return url.replace(/\/+$/, '');
  throw new WrongUse('the URL of the broker must not hold a user or password; see PACT_BROKER_USERNAME and _PASSWORD.');
};

const given = (name: string): string | undefined => process.env[name] || undefined;

const credentials = (): OriginSecrets => {
  const [token, username] = [given('PACT_BROKER_TOKEN'), given('PACT_BROKER_USERNAME')];
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
    throw new WrongUse('PACT_BROKER_TOKEN holds white space or a character that no header may hold.');
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  if (username === undefined) return {};
  const pair = Buffer.from(`${username}:${given('PACT_BROKER_PASSWORD') ?? ''}`).toString('base64');
  return { authorization: `Basic ${pair}` };
};

/** The values of the environment that are removed from all output. */
export const brokerSecrets = (): string[] =>
  [given('PACT_BROKER_TOKEN'), given('PACT_BROKER_PASSWORD')].filter((secret) => secret !== undefined);

export type BrokerConsent = NetworkOptions & {
  readonly broker?: string | true | undefined;
  readonly yes?: boolean | undefined;
  readonly plainHttp?: boolean | undefined;
};

/**
 * The agreement to send to the broker, with its credentials: at once on this machine or with --yes, else after a person has
 * read what is sent and said yes.
 * @throws WrongUse as `brokerUrl` does, without a terminal, or for credentials over plain http; NoVerdict when the answer is
 * not yes.
 */
export const agreedBroker = (
  { broker, yes = false, plainHttp, ...options }: BrokerConsent,
  what: string,
): Promise<Agreement<OriginSecrets>> => {
  const network = readNetwork(options, process.env);
  const url = brokerUrl(broker === true ? undefined : broker);
  checkReach(url, network);
  const plan = () => [`${what} at the broker ${url}`];
  const consent = { plan, yes, plainHttp, otherwise: 'pass --yes to send it', network };
  return agree({ url, secrets: credentials() }, consent);
};
