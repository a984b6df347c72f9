// A body of any operation as it may be kept: what its names say to be secret, or what looks random, is replaced by its length.
import { shownWords } from './shown-command.ts';
import { hidden } from './shown-request.ts';

const secretNames =
  /token|secret|passw|passphrase|pwd|key$|credential|cookie|authorization|signature|bearer|jwt|assertion|code$|verifier|pin$|cert|sas$/i;

/** Parameters of forms, among them those of token requests, that say what is asked for. */
const plainParameters: ReadonlySet<string> = new Set(['grant_type', 'scope', 'response_type', 'response_mode']);

const shownText = (text: string): string => shownWords([text]).join('');

const isSecret = (name: string): boolean => secretNames.test(name) && !name.startsWith('@');

const shownJson = (name: string, value: unknown): unknown => {
  if (typeof value !== 'string') return isSecret(name) && typeof value === 'number' ? hidden(String(value)) : value;
  return isSecret(name) ? hidden(value) : shownText(value);
};

const asJson = (text: string): string | undefined => {
  try {
    return JSON.stringify(JSON.parse(text, shownJson));
  } catch {
    return undefined;
  }
};

const isForm = /^[\w.%~*-]+=[^&\s]*(?:&[\w.%~*-]+=[^&\s]*)*$/;

const shownForm = (text: string): string =>
  text
    .split('&')
    .map((parameter) => {
      const [name = '', ...value] = parameter.split('=');
      return plainParameters.has(name) ? parameter : `${name}=${hidden(value.join('='))}`;
    })
    .join('&');

/** The text of a body as it may be kept. */
export const shownBody = (body: string | Uint8Array): string => {
  const text = Buffer.from(body).toString();
  if (text === '') return text;
  return isForm.test(text) ? shownForm(text) : (asJson(text) ?? shownText(text));
};
