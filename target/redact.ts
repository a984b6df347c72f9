// Takes the tokens of a run out of whatever came back from a target, and out of whatever is kept or shown.
import { type Answer, isSilence, type Request, type Silence } from '../contracts/index.ts';

/** Below this length a token is no secret but a stand-in, and its letters stand in every other word. */
const shortestSecret = 8;

const redacted = '[redacted]';

const secretHeaders = ['authorization', 'cookie', 'set-cookie', 'proxy-authorization'];

/** Whether the value of a header is a secret, whatever it is. */
export const isSecretHeader = (name: string): boolean => secretHeaders.includes(name);

/** The ways a token may be written by who echoes it: as it is, in a URL, in JSON that escapes a solidus. */
const writings = (token: string): string[] => {
  const sought = token.length < shortestSecret ? `Bearer ${token}` : token;
  return [...new Set([sought, encodeURIComponent(sought), sought.replaceAll('/', '\\/')])];
};

type Tokens = readonly (string | undefined)[];

const secretsOf = (tokens: Tokens): string[] => [
  ...new Set(tokens.flatMap((token) => (token === undefined || token === '' ? [] : writings(token)))),
];

const without = (secrets: readonly string[], text: string): string =>
  secrets.reduce((clean, secret) => clean.replaceAll(secret, redacted), text);

/** A function that takes these tokens out of a text. A short one is taken out behind `Bearer` alone. */
export const redactor = (tokens: Tokens): ((text: string) => string) => {
  const secrets = secretsOf(tokens);
  return (text) => without(secrets, text);
};

const holdsAny = (secrets: readonly string[], { headers, body }: Answer): boolean => {
  const bytes = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (secrets.some((secret) => bytes.includes(secret))) return true;
  return Object.entries(headers).some(([name, value]) => secrets.some((secret) => `${name} ${value}`.includes(secret)));
};

// Tokens are ASCII, so that bytes may be read as Latin-1 and written back as they were.
const cleanBody = (secrets: readonly string[], body: string | Uint8Array): string | Uint8Array =>
  typeof body === 'string'
    ? without(secrets, body)
    : Buffer.from(without(secrets, Buffer.from(body).toString('latin1')), 'latin1');

const textOf = (body: string | Uint8Array): string => (typeof body === 'string' ? body : Buffer.from(body).toString());

type Clean = (answer: Answer | Silence, sent: Request) => Answer | Silence;

/** The secrets of tokens that only become more: made anew when there is a new one. */
const growing = (held: () => Tokens): (() => readonly string[]) => {
  let [count, secrets]: [number, readonly string[]] = [0, []];
  return () => {
    const tokens = held();
    if (tokens.length !== count) [count, secrets] = [tokens.length, secretsOf(tokens)];
    return secrets;
  };
};

/**
 * A function that takes the tokens a run holds by then out of an answer, bytes and headers, before anybody cuts, judges or keeps it: half
 * a token is a secret too. What stands in the body that was sent is no secret, and its echo stays.
 */
export const answerRedactor = (held: () => Tokens): Clean => {
  const secretsNow = growing(held);
  return (answer, { body: sent }) => {
    const secrets = secretsNow();
    if (isSilence(answer)) return { ...answer, detail: without(secrets, answer.detail) };
    if (!holdsAny(secrets, answer)) return answer;
    const kept = secrets.filter((secret) => !textOf(sent).includes(secret));
    const { status, headers, body } = answer;
    const clean = Object.entries(headers).map(([name, value]) => [without(kept, name), without(kept, value)]);
    return { status, headers: Object.fromEntries(clean), body: cleanBody(kept, body) };
  };
};
