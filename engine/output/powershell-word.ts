// Words of a command for PowerShell, 5.1 and 7, such as a person pastes.
import { isShowable, type Part } from './shell-word.ts';

// PowerShell takes each of these for a single quote, and two of them for one within.
const quotes = /['\u2018-\u201b]/g;

const base64 = (text: string): string =>
  `[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${Buffer.from(text).toString('base64')}'))`;

const expression = (part: Part): string => {
  if (typeof part !== 'string') return `$env:${part.variable}`;
  return isShowable(part) ? `'${part.replaceAll(quotes, '$&$&')}'` : base64(part);
};

/** A text in single quotes, in which PowerShell takes nothing for its own; one that a terminal does not show, as Base64. */
export const powerShellText = (text: string): string => expression(text);

/** One word of a command, as an expression where it has several parts. */
export const powerShellWord = (parts: readonly Part[]): string => {
  const [first = '', ...others] = parts;
  const isBare = typeof first === 'string' && others.length === 0 && /^(?:-{1,2})?[a-z][\w-]*$/i.test(first);
  if (isBare) return first;
  const texts = parts.map(expression);
  const [only] = texts;
  return texts.length === 1 && only?.startsWith("'") ? only : `(${texts.join(' + ')})`;
};

/** Statements that stop where a variable is not set, which PowerShell would take for an empty text. */
export const powerShellChecks = (words: readonly (readonly Part[])[]): string[] => {
  const variables = words.flat().filter((part) => typeof part !== 'string');
  const says = new Map(variables.map((part) => [part.variable, part.says]));
  return [...says].map(
    ([name, text]) => `if (-not $env:${name}) { throw '${name} ${text.replaceAll(quotes, '$&$&')}' }`,
  );
};

/** Why Windows PowerShell passes a word on otherwise than it is written; undefined where it does not. */
export const objectionOfPowerShell = (parts: readonly Part[]): string | undefined => {
  const texts = parts.filter((part) => typeof part === 'string').join('');
  if (texts.includes('"')) return 'Windows PowerShell passes no double quote on';
  return texts.endsWith('\\') && texts.includes(' ')
    ? 'Windows PowerShell passes no backslash on at the end'
    : undefined;
};
