// The classes of text that software is known to mistreat, each as the end of a sentence: `NAME is empty`.
import { memoize } from '../../../contracts/odata/memoize.ts';

type TextClass = readonly [says: string, isIn: (text: string) => boolean];

const matching =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

const isChangedBy =
  (form: 'NFC' | 'NFD') =>
  (text: string): boolean =>
    text.normalize(form) !== text;

const prototypes = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

const longerThan = (limit: number): TextClass => [
  `is longer than ${limit.toLocaleString('en')} characters`,
  ({ length }) => length > limit,
];

// The more particular a class, the earlier: of two that tell the same requests apart, the first is named.
const classes: readonly TextClass[] = [
  ['is empty', (text) => text === ''],
  ['is __proto__', (text) => text === '__proto__'],
  ["is the name of a member of every object's prototype", (text) => prototypes.includes(text)],
  ['is true, false or null', matching(/^(?:true|false|null)$/)],
  ['is a number', matching(/^-?\d+(?:\.\d+)?(?:e\d+)?$/)],
  ['begins with a date', matching(/^\d{4}-\d\d-\d\d/)],
  ['contains a NUL', matching(/\0/)],
  ['contains a CRLF', matching(/\r\n/)],
  ['contains a line end', matching(/[\r\n\u0085\u2028\u2029]/)],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  ['contains a control character', matching(/[\u0000-\u001f\u007f-\u009f]/)],
  ['contains an invisible character', matching(/[\u200b\ufeff\u00ad]/)],
  ['contains a <script> tag', matching(/<script/i)],
  ['contains markup (<, > or &)', matching(/[<>&]/)],
  ['looks like SQL', matching(/\b(?:drop|select|insert|delete|union)\b\s+\w+/i)],
  ['contains a double quote', matching(/"/)],
  ['contains a single quote', matching(/'/)],
  ['contains a backslash', matching(/\\/)],
  ['contains a percent sign', matching(/%/)],
  ['contains a semicolon', matching(/;/)],
  ['contains a slash', matching(/\//)],
  ['contains a plus sign', matching(/\+/)],
  ['begins or ends with white space', (text) => text.trim() !== text],
  ['contains two blanks in a row', matching(/ {2}/)],
  ['contains a character outside the BMP', matching(/[\u{10000}-\u{10ffff}]/u)],
  ['contains a combining mark', matching(/\p{Mark}/u)],
  ['is not composed (NFC)', isChangedBy('NFC')],
  ['is not decomposed (NFD)', isChangedBy('NFD')],
  ['contains a ligature or the like (NFKC)', (text) => text.normalize('NFKC') !== text.normalize('NFC')],
  ['contains right-to-left text', matching(/[\u0590-\u08ff\u202e]/)],
  ['contains a character beyond Latin-1', matching(/[\u{100}-\u{10ffff}]/u)],
  ['contains a character beyond ASCII', matching(/[\u{80}-\u{10ffff}]/u)],
  ...[999, 500, 256, 255, 128, 127, 100, 64, 50].map(longerThan),
  ['contains an @', matching(/@/)],
  ['contains no @', matching(/^[^@]*$/)],
  ['contains a capital letter', matching(/\p{Lu}/u)],
  ['contains nothing but small letters', matching(/^[a-z]+$/)],
];

/** What the classes say, in their order. */
export const textClasses: readonly string[] = classes.map(([says]) => says);

/** The classes that a text is in, by their place in `textClasses`. */
export const classesOfText = memoize((text): readonly number[] =>
  classes.flatMap(([, isIn], place) => (isIn(text) ? [place] : [])),
);
