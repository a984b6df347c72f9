// The classes of text that software is known to mistreat, each as the end of a sentence: `NAME is empty`.
import { kinds, kindsIn } from './text-kinds.ts';

/** `needs`: a text that holds none of these kinds of characters is not in the class. */
type TextClass = readonly [says: string, isIn: (text: string) => boolean, needs: number];

const { any, control, control1, blank, small, capital, digit, beyondAscii, beyondLatin1, beyondLatin } = kinds;

const matching =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

// Two classes ask for it, one after the other.
let latest = { text: '', composed: '' };

const composed = (text: string): string => {
  if (latest.text !== text) latest = { text, composed: text.normalize('NFC') };
  return latest.composed;
};

const prototypes = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

const longerThan = (limit: number): TextClass => [
  `is longer than ${limit.toLocaleString('en')} characters`,
  ({ length }) => length > limit,
  any,
];

// The more particular a class, the earlier: of two that tell the same requests apart, the first is named.
const classes: readonly TextClass[] = [
  ['is empty', (text) => text === '', any],
  ['is __proto__', (text) => text === '__proto__', kinds.underscore],
  ["is the name of a member of every object's prototype", (text) => prototypes.includes(text), small],
  ['is true, false or null', matching(/^(?:true|false|null)$/), small],
  ['is a number', matching(/^-?\d+(?:\.\d+)?(?:e\d+)?$/), digit],
  ['begins with a date', matching(/^\d{4}-\d\d-\d\d/), digit],
  ['contains a NUL', matching(/\0/), control],
  ['contains a CRLF', matching(/\r\n/), control],
  ['contains a line end', matching(/[\r\n\u0085\u2028\u2029]/), control | control1 | beyondLatin],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  ['contains a control character', matching(/[\u0000-\u001f\u007f-\u009f]/), control | control1],
  ['contains an invisible character', matching(/[\u200b\ufeff\u00ad]/), beyondAscii],
  ['contains a <script> tag', matching(/<script/i), kinds.markup],
  ['contains markup (<, > or &)', matching(/[<>&]/), kinds.markup],
  ['looks like SQL', matching(/\b(?:drop|select|insert|delete|union)\b\s+\w+/i), blank | control | beyondAscii],
  ['contains a double quote', matching(/"/), kinds.quote],
  ['contains a single quote', matching(/'/), kinds.apostrophe],
  ['contains a backslash', matching(/\\/), kinds.backslash],
  ['contains a percent sign', matching(/%/), kinds.percent],
  ['contains a semicolon', matching(/;/), kinds.semicolon],
  ['contains a slash', matching(/\//), kinds.slash],
  ['contains a plus sign', matching(/\+/), kinds.plus],
  ['begins or ends with white space', (text) => text.trim() !== text, blank | control | beyondAscii],
  ['contains two blanks in a row', matching(/ {2}/), blank],
  ['contains a character outside the BMP', matching(/[\u{10000}-\u{10ffff}]/u), kinds.surrogate],
  ['contains a combining mark', matching(/\p{Mark}/u), beyondLatin],
  ['is not composed (NFC)', (text) => composed(text) !== text, beyondLatin],
  ['is not decomposed (NFD)', (text) => text.normalize('NFD') !== text, beyondAscii],
  ['contains a ligature or the like (NFKC)', (text) => text.normalize('NFKC') !== composed(text), beyondAscii],
  ['contains right-to-left text', matching(/[\u0590-\u08ff\u202e]/), beyondLatin],
  ['contains a character beyond Latin-1', matching(/[\u{100}-\u{10ffff}]/u), beyondLatin1],
  ['contains a character beyond ASCII', matching(/[\u{80}-\u{10ffff}]/u), beyondAscii],
  ...[999, 500, 256, 255, 128, 127, 100, 64, 50].map(longerThan),
  ['contains an @', matching(/@/), kinds.at],
  ['contains no @', (text) => !text.includes('@'), any],
  ['contains a capital letter', matching(/\p{Lu}/u), capital | beyondAscii],
  ['contains nothing but small letters', matching(/^[a-z]+$/), small],
];

/** What the classes say, in their order. */
export const textClasses: readonly string[] = classes.map(([says]) => says);

const needed = Int32Array.from(classes, ([, , needs]) => needs);
const tests = classes.map(([, isIn]) => isIn);

/** The classes that a text is in, by their place in `textClasses`. `held`: the kinds of characters that it may hold. */
export const classesOfText = (text: string, held = kindsIn(text)): readonly number[] => {
  const found: number[] = [];
  for (let place = 0; place < needed.length; place += 1)
    if ((held & (needed[place] ?? 0)) !== 0 && tests[place]?.(text)) found.push(place);
  return found;
};
