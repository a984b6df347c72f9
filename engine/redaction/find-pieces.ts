// Finds the pieces of secrets in a text, in a time that grows with its length alone.
import { type Decoded, decode, isEscape } from './decode.ts';
import { letterOf } from './letters.ts';
import { isTelling, type Library, piece, shortest, step } from './library.ts';

/** From the first unit of a text to the one before `to`. */
export type Range = { readonly from: number; readonly to: number };

/** The units of a text: bytes, or those of a string. */
export type Units = Uint8Array | Uint16Array;

// Every answer of a run is looked at: the space is used again.
let scratch = new Uint8Array(64 * 1024);

/** Where the first character stands that an escape may begin with; the end of a text without any. */
const firstEscape = (units: Units): number => {
  let index = 0;
  while (index < units.length && !isEscape(units[index] ?? 0)) index += 1;
  return index;
};

/** Puts the letters of the first characters of a text behind `count` others; how many there are then. */
const putLetters = (units: Units, length: number, count: number): number => {
  const letters = scratch;
  let end = count;
  for (let index = 0; index < length; index += 1) {
    const letter = letterOf(units[index] ?? 0);
    letters[end] = letter;
    if (letter !== 0) end += 1;
  }
  return end;
};

/** The letters of a text without its escapes; they are valid until the next call. */
const plainLetters = (units: Units): Uint8Array => {
  if (scratch.length <= units.length) scratch = new Uint8Array(2 * units.length);
  const plain = firstEscape(units);
  let count = putLetters(units, plain, 0);
  if (plain < units.length) {
    const { codes, length } = decode(units.subarray(plain));
    count = putLetters(codes, length, count);
  }
  return scratch.subarray(0, count);
};

/** Whether a text may hold escapes. */
export const hasEscapes = (units: Units): boolean => firstEscape(units) < units.length;

/** Letters, each with its place among the characters. */
type Letters = { readonly letters: Uint8Array; readonly places: Int32Array };

const placedLetters = ({ codes, length }: Decoded): Letters => {
  const [letters, places] = [new Uint8Array(length), new Int32Array(length)];
  let count = 0;
  for (let index = 0; index < length; index += 1) {
    const letter = letterOf(codes[index] ?? 0);
    if (letter === 0) continue;
    letters[count] = letter;
    places[count] = index;
    count += 1;
  }
  return { letters: letters.subarray(0, count), places: places.subarray(0, count) };
};

/** A stretch of letters, and where it stands in the library. */
type Match = { readonly start: number; readonly end: number; readonly there: number };

/** The longest stretch around a piece that is the same in the text and in the library. */
const widened = (letters: Uint8Array, place: number, [library, there]: readonly [Uint8Array, number]): Match => {
  let [start, first] = [place, there];
  while (start > 0 && letters[start - 1] === library[first - 1]) {
    start -= 1;
    first -= 1;
  }
  let end = place + piece;
  while (end < letters.length && letters[end] === library[first + end - start]) end += 1;
  return { start, end, there: first };
};

const matchAt = (letters: Uint8Array, place: number, library: Library): Match | undefined => {
  const there = library.mayBegin(letters, place) ? library.find(letters, place) : -1;
  if (there < 0) return undefined;
  const match = widened(letters, place, [library.letters, there]);
  const length = match.end - match.start;
  return length >= shortest && isTelling(library, match.there, match.there + length) ? match : undefined;
};

const matchesIn = (letters: Uint8Array, library: Library): Match[] => {
  const matches: Match[] = [];
  for (let place = 0; place + piece <= letters.length; ) {
    const match = matchAt(letters, place, library);
    if (match) matches.push(match);
    place = Math.max(place + step, match ? match.end - piece + 1 : 0);
  }
  return matches;
};

/** A stretch of characters as ranges of the text, without what stands between values: they are not joined. */
const rangesOf = (
  { codes, from, to }: Decoded,
  [first, last]: readonly [number, number],
  { breaks }: Library,
): Range[] => {
  const ranges: Range[] = [];
  let [start, end] = [-1, -1];
  for (let index = first; index <= last; index += 1) {
    const [begin, after] = [from[index] ?? 0, to[index] ?? 0];
    const isBreak = after - begin === 1 && breaks.has(codes[index] ?? 0);
    if (isBreak && start >= 0) ranges.push({ from: start, to: end });
    if (isBreak) start = -1;
    else [start, end] = [start < 0 ? begin : start, after];
  }
  if (start >= 0) ranges.push({ from: start, to: end });
  return ranges;
};

/** How many characters from a place on are those of a text. */
const inCommon = ({ codes, length }: Decoded, place: number, text: string): number => {
  let count = 0;
  while (count < text.length && place + count < length && codes[place + count] === text.charCodeAt(count)) count += 1;
  return count;
};

const startsBefore = (decoded: Decoded, place: number, head: string): number =>
  head !== '' && inCommon(decoded, place - head.length, head) === head.length ? place - head.length : place;

const located = (match: Match, { places }: Letters, [decoded, library]: readonly [Decoded, Library]): Range[] => {
  const [start, last] = [places[match.start] ?? 0, places[match.end - 1] ?? 0];
  const head = library.before.get(match.there) ?? '';
  const tail = library.behind.get(match.there + match.end - match.start) ?? '';
  const stretch = [startsBefore(decoded, start, head), last + inCommon(decoded, last + 1, tail)] as const;
  return rangesOf(decoded, stretch, library);
};

/** Ranges in order, those that overlap as one. */
export const merged = (ranges: readonly Range[]): Range[] => {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && range.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else joined.push(range);
  }
  return joined;
};

/** Whether a text holds pieces of a secret, as far as a first look can tell. */
export const mayHoldPieces = (units: Units, library: Library): boolean => {
  return matchesIn(plainLetters(units), library).length > 0;
};

/** The ranges of a text that hold pieces of secrets. `isKnown` says of letters that they are not secret here. */
export const findPieces = (units: Units, library: Library, isKnown: (letters: string) => boolean): Range[] => {
  if (!mayHoldPieces(units, library)) return [];
  const decoded = decode(units);
  const placed = placedLetters(decoded);
  return merged(
    matchesIn(placed.letters, library)
      .filter(({ start, end }) => !isKnown(Buffer.from(placed.letters.subarray(start, end)).toString('latin1')))
      .flatMap((match) => located(match, placed, [decoded, library])),
  );
};
