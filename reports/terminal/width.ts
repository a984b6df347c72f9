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

const cutAt = (text: string, columns: number): string => {
  let [kept, width] = ['', 0];
  for (const { segment } of graphemes.segment(text)) {
    width += columnsOf(segment);
    if (width > columns) return kept;
    kept += segment;
  }
  return kept;
};

/** The text if it is no wider; otherwise as many of its words as fit, and an ellipsis. A single long word is cut. */
export const shortened = (text: string, columns: number): string => {
  if (widthOf(text) <= columns) return text;
  const cut = cutAt(text, columns - 1);
  const words = cut.replace(/\s+\S*$/, '');
  return `${/\s/.test(cut) && words !== '' ? words : cut}…`;
};
