// The secrets that this process holds, from its environment and from logins: whatever it prints or writes loses them. One
// list for the process, since output is one for the process too; nothing that is judged reads it.

import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { openRedactor } from '../redaction/redactor.ts';

const held = new Set<string>();

/** The tokens of the embedded tenant are public, and `tenant` prints them. */
const isPublic = (text: string): boolean => Object.values(tenantTokens).includes(text);

let clean: ((text: string) => string) | undefined;
let words: () => ReadonlySet<string> = () => new Set();

/** From now on these runs of letters are no secret, even where a secret holds them. */
export const keepWords = (ordinary: () => ReadonlySet<string>): void => {
  words = ordinary;
  clean = undefined;
};

/** Holds secrets from now on; what is undefined, empty or public is none. */
export const holdSecrets = (secrets: readonly (string | undefined)[]): void => {
  for (const secret of secrets) {
    if (!secret || isPublic(secret) || held.has(secret)) continue;
    held.add(secret);
    clean = undefined;
  }
};

/** Variables whose values are secrets, whoever set them. Those of `CREDENTIAL` name a file or a way to log in. */
const secretName = /(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY)$/i;

/** A shorter value of a variable that is not ours is more likely a word or a number. */
const shortest = 16;

const ours = /^(?:GRAPH|PACT_BROKER|AZURE)_/;

/** Holds the secrets of an environment. */
export const holdEnvironment = (environment: Readonly<Record<string, string | undefined>>): void =>
  holdSecrets(
    Object.entries(environment)
      .filter(([name, value = '']) => secretName.test(name) && (ours.test(name) || value.length >= shortest))
      .map(([, value]) => value),
  );

/** The text without any secret that is held. */
export const withoutHeldSecrets = (text: string): string => {
  if (held.size === 0) return text;
  clean ??= openRedactor([...held], words()).text;
  return clean(text);
};

const entriesOf = (value: object): [string, unknown][] =>
  Object.entries(value).map(([name, one]) => [withoutHeldSecrets(name), withoutHeldSecretsIn(one)]);

/** A JSON value, each of whose strings and names has lost the secrets that are held. */
export function withoutHeldSecretsIn<T>(value: T): T;
export function withoutHeldSecretsIn(value: unknown): unknown {
  if (held.size === 0) return value;
  if (typeof value === 'string') return withoutHeldSecrets(value);
  if (Array.isArray(value)) return value.map((one: unknown) => withoutHeldSecretsIn(one));
  return typeof value === 'object' && value !== null ? Object.fromEntries(entriesOf(value)) : value;
}
