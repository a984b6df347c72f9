// Takes secrets out of texts and bytes: a long one wherever ten letters of it stand, in any of the forms of forms.ts; a
// short one, or one that is made of ordinary words, only where it stands as a whole.
import { decode } from './decode.ts';
import { findPieces, hasEscapes, merged, type Range, type Units } from './find-pieces.ts';
import { unitsOf } from './letters.ts';
import { hasSecretLetters, isFoundByPieces, libraryOf } from './library.ts';
import { runsIn, wordsIn } from './words.ts';

/** What stands in the place of a secret. */
export const redacted = '[redacted]';

/** A shorter token is a placeholder, not a secret, and would be found within ordinary words. */
const shortestSecret = 8;

export type Secrets = readonly (string | undefined)[];

export type Redactor = {
  /** The text without the secrets. What `sent` holds itself is not a secret there. */
  readonly text: (text: string, sent?: Sent) => string;
  /** The same of bytes; all others stay as they are. */
  readonly bytes: (bytes: Uint8Array, sent?: Sent) => Uint8Array;
};

/** The texts that the target was sent, when they are needed. */
export type Sent = () => readonly string[];

const nothingSent: Sent = () => [];

/** A secret that is looked for as a whole, as it is written. */
type Phrase = { readonly text: string; readonly isWord: boolean };

const isOrdinary = (secret: string, words: ReadonlySet<string>): boolean => {
  const runs = runsIn(secret);
  return runs.length > 0 && runs.every((run) => words.has(run));
};

const phraseOf = (secret: string, words: ReadonlySet<string>): Phrase =>
  secret.length < shortestSecret || isOrdinary(secret, words)
    ? { text: `Bearer ${secret}`, isWord: true }
    : { text: secret, isWord: false };

/** What a token goes on with, so that `Bearer t` is not the beginning of it. */
const goesOn = /^[\w.~+/-]/;

const placesOf = (text: string, phrase: Phrase): Range[] => {
  const found: Range[] = [];
  for (let from = text.indexOf(phrase.text); from >= 0; from = text.indexOf(phrase.text, from + 1)) {
    const to = from + phrase.text.length;
    if (!(phrase.isWord && goesOn.test(text.slice(to, to + 1)))) found.push({ from, to });
  }
  return found;
};

const textOf = (units: Units): string =>
  Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString(
    units.BYTES_PER_ELEMENT === 1 ? 'latin1' : 'utf16le',
  );

const findPhrases = (units: Units, phrases: readonly Phrase[]): Range[] => {
  if (phrases.length === 0) return [];
  const decoded = hasEscapes(units) ? decode(units) : undefined;
  const text = textOf(decoded ? decoded.codes.subarray(0, decoded.length) : units);
  const found = phrases.flatMap((phrase) => placesOf(text, phrase));
  if (!decoded) return found;
  return found.map((range) => ({ from: decoded.from[range.from] ?? 0, to: decoded.to[range.to - 1] ?? 0 }));
};

/** Whether letters are those of texts that were sent, all but a few. */
const knownFrom = (sent: Sent): ((letters: string) => boolean) => {
  let words: ReadonlySet<string> | undefined;
  return (letters) => {
    words ??= wordsIn(sent());
    return !hasSecretLetters(letters, words);
  };
};

/** The ranges between these, the last one to the end. */
const between = (ranges: readonly Range[], length: number): Range[] =>
  [...ranges, { from: length, to: length }].map(({ from }, index) => ({ from: ranges[index - 1]?.to ?? 0, to: from }));

const distinct = (secrets: Secrets): string[] => [...new Set(secrets.filter((secret) => secret !== undefined))];

const noWords: ReadonlySet<string> = new Set();

/** A redactor of these secrets. `words` are runs of letters that are not secret, even where a token holds them. */
export const openRedactor = (secrets: Secrets, words = noWords): Redactor => {
  const given = distinct(secrets).filter((secret) => secret !== '');
  const long = given.filter((secret) => isFoundByPieces(secret, words));
  const library = long.length === 0 ? undefined : libraryOf(long, words);
  const phrases = given.filter((secret) => !long.includes(secret)).map((secret) => phraseOf(secret, words));

  const find = (units: Units, sent: Sent): readonly Range[] => {
    const pieces = library ? findPieces(units, library, knownFrom(sent)) : [];
    const whole = findPhrases(units, phrases);
    if (whole.length === 0) return pieces;
    const texts = sent();
    return merged([
      ...pieces,
      ...whole.filter(({ from, to }) => !texts.some((text) => text.includes(textOf(units.subarray(from, to))))),
    ]);
  };

  return {
    text: (text, sent = nothingSent) => {
      const ranges = find(unitsOf(text), sent);
      if (ranges.length === 0) return text;
      return between(ranges, text.length)
        .map(({ from, to }) => text.slice(from, to))
        .join(redacted);
    },
    bytes: (bytes, sent = nothingSent) => {
      const ranges = find(bytes, sent);
      if (ranges.length === 0) return bytes;
      const [first, ...others] = between(ranges, bytes.length).map(({ from, to }) => bytes.subarray(from, to));
      return Buffer.concat(
        [first ?? '', ...others.flatMap((part) => [Buffer.from(redacted), part])].map((part) => Buffer.from(part)),
      );
    },
  };
};

/** A redactor of secrets that only become more: made anew when there is a new one. */
export const growingRedactor = (held: () => Secrets, words: () => ReadonlySet<string>): (() => Redactor) => {
  let [count, latest] = [0, openRedactor([])];
  return () => {
    const secrets = held();
    if (secrets.length !== count) [count, latest] = [secrets.length, openRedactor(secrets, words())];
    return latest;
  };
};

/** A function that takes secrets out of a text. A short one is taken out behind `Bearer` alone. */
export const redactor = (secrets: Secrets): ((text: string) => string) => {
  const { text } = openRedactor(secrets);
  return (shown) => text(shown);
};
