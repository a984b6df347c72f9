// A value in the place of another: of the same length, with letters of the same kind at the same places, so that what makes a value hard
// for a provider stays. The same value always has the same one, and without the key of the run nobody can tell it back.
import { createHash, randomBytes } from 'node:crypto';

/** Gives the pseudonym of a value. Both have as many UTF-16 code units, and as many bytes in UTF-8. */
export type Pseudonyms = (value: string) => string;

/** What is as it was: words that mean something to a program, and dates, whose form and calendar are what matters. */
const kept =
  /\b(?:null|true|false|undefined|nan|infinity|__proto__|constructor|prototype|script)\b|\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?/gi;

const categories = ['Lu', 'Ll', 'Lt', 'Lm', 'Lo', 'Nd'].map((name) => new RegExp(`^\\p{${name}}$`, 'u'));

const forms = ['NFC', 'NFD', 'NFKC'] as const;

/** Letters are alike when they are of one category, as long in UTF-8, and change alike when they are normalised or get another case. */
const kindOf = (letter: string): string | undefined => {
  const category = categories.findIndex((pattern) => pattern.test(letter));
  if (category < 0) return undefined;
  const changes = forms.map((form) => letter.normalize(form) === letter);
  const cases = [letter.toLowerCase(), letter.toUpperCase()].map((other) => other.length);
  return [category, Buffer.byteLength(letter), ...changes, ...cases].join();
};

/** Letters of a script stand together: those that are alike among its neighbours. */
const blockSize = 64;

const alike = new Map<string, readonly string[]>();

const neighboursOf = (letter: string): readonly string[] => {
  const known = alike.get(letter);
  if (known) return known;
  const kind = kindOf(letter);
  const start = (letter.codePointAt(0) ?? 0) & ~(blockSize - 1);
  const block = Array.from({ length: blockSize }, (_, index) => String.fromCodePoint(start + index));
  const found = kind === undefined ? [letter] : block.filter((other) => kindOf(other) === kind);
  alike.set(letter, found);
  return found;
};

const hex = { lower: [...'0123456789abcdef'], upper: [...'0123456789ABCDEF'] };
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const choicesFor = (value: string): ((letter: string) => readonly string[]) => {
  if (!guid.test(value)) return neighboursOf;
  const letters = value === value.toUpperCase() ? hex.upper : hex.lower;
  return (letter) => (letter === '-' ? [letter] : letters);
};

/** A digest that nobody has who does not have the key, which stands first and is as long as the digest. */
const digestOf = (key: Uint8Array, data: string | Uint8Array): Buffer =>
  createHash('sha256').update(key).update(data).digest();

/** Numbers that follow from a seed: as many as are asked for. */
const numbersFrom = (seed: Buffer): (() => number) => {
  let [block, at] = [seed, 0];
  return () => {
    if (at + 2 > block.length) [block, at] = [digestOf(seed, block), 0];
    at += 2;
    return block.readUInt16LE(at - 2);
  };
};

const replaced = (text: string, next: () => number, choices: (letter: string) => readonly string[]): string =>
  [...text]
    .map((letter) => {
      const among = choices(letter);
      return among[next() % among.length] ?? letter;
    })
    .join('');

/** What is somebody's or something's wherever it stands, in whatever value: GUIDs, and what is before and behind an @. */
const parts = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|@|(?:(?![\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})[^@])+/gisu;

/** How many pseudonyms need not be found again, and the letters of their values. */
const [mostKnown, longestKnown] = [5_000, 200];

/**
 * The pseudonyms of a run. Values that differ in their letter case alone have pseudonyms that do so too; a GUID and the domain of an address
 * have the same in every value.
 */
export const openPseudonyms = (key: Uint8Array = randomBytes(32)): Pseudonyms => {
  const ofPart = (value: string): string => {
    const next = numbersFrom(digestOf(key, value.toLowerCase()));
    const choices = choicesFor(value);
    const found: string[] = [];
    let from = 0;
    for (const { index, 0: word } of value.matchAll(kept)) {
      found.push(replaced(value.slice(from, index), next, choices), word);
      from = index + word.length;
    }
    return [...found, replaced(value.slice(from), next, choices)].join('');
  };
  const known = new Map<string, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const pseudonym = value.replaceAll(parts, ofPart);
    if (known.size >= mostKnown) known.clear();
    if (value.length < longestKnown) known.set(value, pseudonym);
    return pseudonym;
  };
};
