// Removes the tokens of a run from every answer, and from everything that is kept or shown.
import { type Answer, isSilence, type Request, type Silence } from '../../contracts/judging/exchange.ts';

/** A shorter token is a placeholder, not a secret, and would match within ordinary words. */
const shortestSecret = 8;

const redacted = '[redacted]';

const secretHeaders = ['authorization', 'cookie', 'set-cookie', 'proxy-authorization'];

/** Whether the value of a header is a secret, whatever it is. */
export const isSecretHeader = (name: string): boolean => secretHeaders.includes(name);

/** A character of a token in any escaping that an echo may use: JSON, URL, HTML. */
const anyWriting = (character: string): string => {
  const code = character.charCodeAt(0);
  const digits = code.toString(16).padStart(2, '0');
  const hex = digits.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const inJson = `\\\\u00${hex}`;
  if (/\w/.test(character)) return `(?:${character}|${inJson})`;
  return `(?:\\\\?\\x${digits}|${inJson}|%${hex}|&#(?:[xX]${hex}|${code});)`;
};

type Secret = {
  readonly pattern: RegExp;
  /** A text without it, and without escapes of letters, holds no writing of the token: to look for it is cheap. */
  readonly sign: string;
};

const escapeOfLetter = '\\u00';

const secretOf = (token: string): Secret => {
  const sought = token.length < shortestSecret ? `Bearer ${token}` : token;
  const [sign = ''] = sought.split(/\W/).sort((one, other) => other.length - one.length);
  return { pattern: new RegExp([...sought].map(anyWriting).join(''), 'g'), sign };
};

// Making the pattern of a long token takes milliseconds, and every exchange that is kept needs it.
const known = new Map<string, Secret>();

const knownSecret = (token: string): Secret => {
  const secret = known.get(token) ?? secretOf(token);
  known.set(token, secret);
  return secret;
};

type Tokens = readonly (string | undefined)[];

const secretsOf = (tokens: Tokens): Secret[] => [
  ...new Set(tokens.flatMap((token) => (token ? [knownSecret(token)] : []))),
];

const without = (secrets: readonly Secret[], text: string): string =>
  secrets.reduce((clean, { pattern }) => clean.replaceAll(pattern, redacted), text);

/** A function that takes these tokens out of a text. A short one is taken out behind `Bearer` alone. */
export const redactor = (tokens: Tokens): ((text: string) => string) => {
  const secrets = secretsOf(tokens);
  return (text) => without(secrets, text);
};

const mayHoldAny = (secrets: readonly Secret[], { headers, body }: Answer): boolean => {
  const bytes = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let head = '';
  for (const name in headers) head += `${name} ${headers[name]}\n`;
  const holds = (sign: string): boolean => bytes.includes(sign) || head.includes(sign);
  return holds(escapeOfLetter) || secrets.some(({ sign }) => holds(sign));
};

// Tokens are ASCII, so that bytes may be read as Latin-1 and written back as they were.
const cleanBody = (secrets: readonly Secret[], body: string | Uint8Array): string | Uint8Array =>
  typeof body === 'string'
    ? without(secrets, body)
    : Buffer.from(without(secrets, Buffer.from(body).toString('latin1')), 'latin1');

const textOf = (body: string | Uint8Array): string => (typeof body === 'string' ? body : Buffer.from(body).toString());

type Clean = (answer: Answer | Silence, sent: Request) => Answer | Silence;

/** The secrets of tokens that only become more: made anew when there is a new one. */
const growing = (held: () => Tokens): (() => readonly Secret[]) => {
  let [count, secrets]: [number, readonly Secret[]] = [0, []];
  return () => {
    const tokens = held();
    if (tokens.length !== count) [count, secrets] = [tokens.length, secretsOf(tokens)];
    return secrets;
  };
};

/**
 * A function that takes the tokens a run holds by then out of an answer, bytes and headers, before it is cut, judged or kept:
 * half a token is a secret too. What the sent body itself contains is not a secret, and its echo stays.
 */
export const answerRedactor = (held: () => Tokens): Clean => {
  const secretsNow = growing(held);
  return (answer, { body: sent }) => {
    const secrets = secretsNow();
    if (isSilence(answer)) return { ...answer, detail: without(secrets, answer.detail) };
    if (!mayHoldAny(secrets, answer)) return answer;
    const kept = secrets.filter(({ pattern }) => textOf(sent).search(pattern) < 0);
    const { status, headers, body } = answer;
    const clean = Object.entries(headers).map(([name, value]) => [without(kept, name), without(kept, value)]);
    return { status, headers: Object.fromEntries(clean), body: cleanBody(kept, body) };
  };
};
