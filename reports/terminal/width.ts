// How wide a text is on a terminal, and texts padded, wrapped and shortened by that.
import { unpainted } from '../../engine/output/paint.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// East Asian wide and fullwidth characters (Unicode Standard Annex 11) take two columns, and so does an emoji.
const eastAsian = String.raw`\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}`;
const isWide = new RegExp(String.raw`^(?:\p{Emoji_Presentation}|[${eastAsian}\u{1f300}-\u{1faff}])`, 'u');
const isZero = /^\p{M}+$/u;
const isAscii = /^[\x20-\x7e]*$/;

const columnsOf = (grapheme: string): number => (isZero.test(grapheme) ? 0 : isWide.test(grapheme) ? 2 : 1);

/** The columns that a text takes; our own colours take none. */
export const widthOf = (text: string): number => {
  const plain = unpainted(text);
  if (isAscii.test(plain)) return plain.length;
  return [...graphemes.segment(plain)].reduce((sum, { segment }) => sum + columnsOf(segment), 0);
};

/** The text with blanks up to a width. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

// Before white space, and between characters of a script that is written without it.
const breaks = new RegExp(String.raw`(?<=\S)(?=\s)|(?<=[${eastAsian}])(?=[${eastAsian}])`, 'u');

/**
 * A text on as few lines as its words allow, each after the first indented. A word that is wider than the terminal stays whole,
 * so that it can be copied: the terminal breaks it.
 */
export const wrapped = (text: string, columns: number, indent = 0): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(breaks)) {
    const isFull = line.trim() !== '' && widthOf(line) + widthOf(word) > columns;
    if (isFull) lines.push(line);
    line = isFull ? ' '.repeat(indent) + word.trimStart() : line + word;
  }
  return [...lines, line];
};

/** As many of these parts as fit, joined. */
const partsWithin = (parts: readonly string[], columns: number): readonly string[] => {
  let width = 0;
  const end = parts.findIndex((part) => {
    width += widthOf(part);
    return width > columns;
  });
  return end < 0 ? parts : parts.slice(0, end);
};

const segments = (text: string): readonly string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

const joined = (parts: readonly string[]): string => parts.join('').trim();

/** The end of a text: up to half of the columns, or its last word where that is longer and leaves the first word its place. */
const endOf = (pieces: readonly string[], columns: number): string => {
  const reversed = pieces.toReversed();
  const half = partsWithin(reversed, Math.floor(columns / 2));
  const [first = '', ...others] = pieces;
  const last = others.slice(-1);
  return joined(half.length > 0 ? half.toReversed() : partsWithin(last, columns - widthOf(first)));
};

/**
 * The text if it is no wider; otherwise its beginning and its end with an ellipsis between: whole words, unless one is too long.
 * The columns are those of the terminal.
 */
export const shortened = (text: string, columns: number): string => {
  if (widthOf(text) <= columns) return text;
  const words = text.split(/(?=\s)/);
  const pieces = words.every((word) => widthOf(word) < columns) ? words : segments(text);
  const end = endOf(pieces, columns - 1);
  return `${joined(partsWithin(pieces, columns - 1 - widthOf(end)))}…${end}`;
};
