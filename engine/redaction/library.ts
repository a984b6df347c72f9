// All forms of some secrets, as letters one behind the other, with a table that finds a piece of eight letters in them at
// once. A text is looked at in every third place, which no ten letters of a secret can pass unnoticed.
import { formsOf } from './forms.ts';
import { letterOf, lettersIn } from './letters.ts';
import { wordLength } from './words.ts';

/** Letters that are looked up at once. */
export const piece = 8;

/**
 * A piece of a secret that has so many letters and digits is not left standing. Twelve characters of a token have that many: few
 * of them are signs.
 */
export const shortest = 10;

/** A secret of fewer letters is looked for as a whole alone: its pieces may be ordinary words. */
const leastLetters = 12;

/** From one place that is looked at to the next. */
export const step = shortest - piece + 1;

/** Letters of a secret that must not be those of an ordinary word, for what was found to count. */
const leastSecret = 6;

export type Library = {
  /** The letters of all forms; a 0 before, between and behind them. */
  readonly letters: Uint8Array;
  /** How many letters before each place are not those of ordinary words. */
  readonly secretBefore: Uint32Array;
  /** Whether a piece that starts here may stand in the forms, as far as its first three letters tell. */
  readonly mayBegin: (text: Uint8Array, place: number) => boolean;
  /** Where the piece that starts here may stand in the forms, or -1. */
  readonly find: (text: Uint8Array, place: number) => number;
  /** What stands in a form before its first letter, and behind its last, by the places of these. */
  readonly before: ReadonlyMap<number, string>;
  readonly behind: ReadonlyMap<number, string>;
  /** Characters at which a value of JSON, of a header or of HTML ends, and that no secret holds. */
  readonly breaks: ReadonlySet<number>;
};

const breaksFor = (secrets: readonly string[]): ReadonlySet<number> =>
  new Set(
    [...'"<>{}[],\t\r\n ']
      .filter((character) => !secrets.some((secret) => secret.includes(character)))
      .map((character) => character.charCodeAt(0)),
  );

/** Whether a stretch of a library is a piece of a secret, not words that it shares with ordinary texts. */
export const isTelling = ({ secretBefore }: Library, start: number, end: number): boolean =>
  (secretBefore[end] ?? 0) - (secretBefore[start] ?? 0) >= leastSecret;

// In the sandbox of Jest each look at a global costs as much as the rest of the loop.
const { imul } = Math;

const hashAt = (text: Uint8Array, place: number): number => {
  let hash = 0;
  for (let index = place; index < place + piece; index += 1) hash = imul(hash, 31) + (text[index] ?? 0);
  hash = imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
};

const isSame = (one: Uint8Array, place: number, [other, there]: readonly [Uint8Array, number]): boolean => {
  for (let index = 0; index < piece; index += 1) if (one[place + index] !== other[there + index]) return false;
  return true;
};

/** A table of the pieces of some letters, of a size that keeps it a quarter full. */
const tableOf = (letters: Uint8Array): Library['find'] => {
  const size = 2 ** Math.ceil(Math.log2(4 * letters.length + 64));
  const places = new Int32Array(size);
  const slotOf = (text: Uint8Array, place: number): number => {
    let slot = hashAt(text, place) & (size - 1);
    for (let known = places[slot]; known; known = places[slot]) {
      if (isSame(letters, known - 1, [text, place])) break;
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  };
  let run = 0;
  for (const [end, letter] of letters.entries()) {
    run = letter === 0 ? 0 : run + 1;
    if (run < piece) continue;
    const start = end - piece + 1;
    const slot = slotOf(letters, start);
    places[slot] ||= start + 1;
  }
  return (text, place) => (places[slotOf(text, place)] ?? 0) - 1;
};

/** Three letters as a number. Some digits and letters share their last five bits: what is rare enough is all that is asked. */
const threeAt = (text: Uint8Array, place: number): number =>
  (((text[place] ?? 0) & 31) << 10) | (((text[place + 1] ?? 0) & 31) << 5) | ((text[place + 2] ?? 0) & 31);

/** Nearly all pieces of all answers are of no secret, and show it by their beginnings. */
const beginningsOf = (letters: Uint8Array): Library['mayBegin'] => {
  const known = new Uint8Array(2 ** 15);
  for (const place of letters.keys()) known[threeAt(letters, place)] = 1;
  return (text, place) => known[threeAt(text, place)] === 1;
};

/** For each letter of a text whether it is one of an ordinary word. */
const ordinaryIn = (text: string, words: ReadonlySet<string>): Uint8Array => {
  const marks = new Uint8Array(text.length);
  for (let index = 0; index + wordLength <= text.length; index += 1)
    if (words.has(text.slice(index, index + wordLength))) marks.fill(1, index, index + wordLength);
  return marks;
};

/** Whether enough letters of a text are not those of ordinary words. */
export const hasSecretLetters = (text: string, words: ReadonlySet<string>): boolean =>
  ordinaryIn(text, words).reduce((count, mark) => count + 1 - mark, 0) >= leastSecret;

/** Whether a secret is long and peculiar enough to be found by pieces of it. */
export const isFoundByPieces = (secret: string, words: ReadonlySet<string>): boolean => {
  const letters = lettersIn(secret);
  return letters.length >= leastLetters && hasSecretLetters(letters, words);
};

const edgesOf = (text: string): readonly [string, string] => {
  const isLetter = (character: string): boolean => letterOf(character.charCodeAt(0)) !== 0;
  const first = [...text].findIndex(isLetter);
  const last = [...text].findLastIndex(isLetter);
  return [text.slice(0, first), text.slice(last + 1)];
};

/** A library of secrets. `words` are the runs of letters that ordinary texts have. */
export const libraryOf = (secrets: readonly string[], words: ReadonlySet<string>): Library => {
  const forms = secrets.flatMap(formsOf).map((form) => ({ ...form, letters: lettersIn(form.text) }));
  const total = forms.reduce((sum, { letters }) => sum + letters.length + 1, 1);
  const [letters, secretBefore] = [new Uint8Array(total), new Uint32Array(total + 1)];
  const [before, behind] = [new Map<number, string>(), new Map<number, string>()];
  let place = 1;
  for (const form of forms) {
    const marks = form.isPlain ? ordinaryIn(form.letters, words) : new Uint8Array(form.letters.length);
    const [head, tail] = form.isPlain ? edgesOf(form.text) : ['', '=='];
    before.set(place, head);
    for (const [index, mark] of marks.entries()) {
      letters[place] = form.letters.charCodeAt(index);
      secretBefore[place + 1] = (secretBefore[place] ?? 0) + 1 - mark;
      place += 1;
    }
    behind.set(place, tail);
    secretBefore[place + 1] = secretBefore[place] ?? 0;
    place += 1;
  }
  const looks = { mayBegin: beginningsOf(letters), find: tableOf(letters) };
  return { ...looks, letters, secretBefore, before, behind, breaks: breaksFor(secrets) };
};
