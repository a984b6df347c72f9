// The broker and its credentials. Credentials come from the environment alone, so that no process list shows them.
import { WrongUse } from '../engine/settings/errors.ts';

export type Broker = { readonly url: string };

export type Credentials = {
  readonly pactBrokerToken?: string;
  readonly pactBrokerUsername?: string;
  readonly pactBrokerPassword?: string;
};

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

const fromEnvironment = <K extends string>(key: K, variable: string): { readonly [P in K]?: string } => {
  const value = process.env[variable];
  const entry: { [P in K]?: string } = {};
  if (value !== undefined && value !== '') entry[key] = value;
  return entry;
};

/** The credentials of the environment, as Pact's verifier takes them. */
export const brokerCredentials = (): Credentials => ({
  ...fromEnvironment('pactBrokerToken', 'PACT_BROKER_TOKEN'),
  ...fromEnvironment('pactBrokerUsername', 'PACT_BROKER_USERNAME'),
  ...fromEnvironment('pactBrokerPassword', 'PACT_BROKER_PASSWORD'),
});

/** Their values, which are removed from all output. */
export const brokerSecrets = (): string[] => {
  const { pactBrokerToken, pactBrokerPassword } = brokerCredentials();
  return [pactBrokerToken, pactBrokerPassword].filter((secret) => secret !== undefined);
};
