// Free text without names and ids: without the values that were replaced in the same exchange, however they are written there, and without
// what is somebody's wherever it stands.
import { withoutHost, withoutHosts } from './addresses.ts';
import type { Pseudonyms } from './pseudonym.ts';
import { type Pair, withoutValues, wordsOf } from './written-forms.ts';

/** What was replaced in an exchange, and by what. */
export type Replaced = Map<string, string>;

export type Texts = {
  /** A text in which values of the exchange may stand. */
  readonly known: (text: string, replaced: Replaced) => string;
  /** A text of which nothing is known: each of its words is another, but those of the contract. */
  readonly unknown: (text: string, replaced: Replaced) => string;
  /** The values of headers, by the name. */
  readonly header: (name: string, value: string, replaced: Replaced) => string;
};

/** GUIDs and addresses of mail. */
const telling = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[^\s"'<>()[\]\\/:;,=&?]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/gi;

/** A letter beyond ASCII as URLs hold it. */
const escapedLetter = '%[c-f][\\da-f](?:%[89ab][\\da-f])+';

/** Words and longer numbers; what escapes another letter, and dates, are none. */
const pieces = new RegExp(
  [
    String.raw`\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?`,
    `(?:\\p{L}|${escapedLetter})(?:[\\p{L}\\p{M}\\p{N}]|${escapedLetter})*`,
    String.raw`%[\da-f]{2}|\\+u[\da-f]{4}|&#?\w+;|\d{5,}`,
  ].join('|'),
  'giu',
);

const isWord = /^(?:[\p{L}\d]|%[c-f][\da-f]%)/iu;
const shortestWord = 3;

const runs = /[\p{L}\p{M}\p{N}]+/gu;
const isShort = /^\d{1,4}$/;
const dateTime = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)?$/;
const isDate = /^\d{4}-\d\d-/;

const decoded = (piece: string): string => {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
};

/** The same value, composed otherwise. */
const otherForms = (value: string): readonly string[] =>
  [value.normalize('NFC'), value.normalize('NFD')].filter((form) => form !== value);

/** Texts whose words of these do not change. */
export const openTexts = (words: ReadonlySet<string>, pseudonymOf: Pseudonyms): Texts => {
  const isPublic = (text: string): boolean => words.has(text.toLowerCase());

  /** Whether a text has words of the contract, short numbers and dates alone. */
  const isOfPublicWords = (text: string): boolean =>
    !/[%\\&]/.test(text) &&
    (text.match(runs) ?? []).every((run) => run.length < shortestWord || isPublic(run) || isShort.test(run));

  const pairsOf = (replaced: Replaced): readonly Pair[] => {
    const whole = [...replaced].flatMap(([value, pseudonym]): Pair[] => [
      { value, pseudonym },
      ...otherForms(value).map((form) => ({ value: form, pseudonym: pseudonymOf(form) })),
    ]);
    return [...whole, ...whole.flatMap(wordsOf)].filter(({ value }) => !isPublic(value));
  };

  const tellingOf = (found: string, replaced: Replaced): string => {
    const plain = found.replace('%40', '@');
    const pseudonym = pseudonymOf(plain);
    replaced.set(plain, pseudonym);
    return plain === found ? pseudonym : pseudonym.replace('@', '%40');
  };

  const known: Texts['known'] = (text, replaced) => {
    if (text.length < shortestWord || dateTime.test(text) || isOfPublicWords(text)) return text;
    const others = withoutHosts(text, pseudonymOf).replaceAll(telling, (found) => tellingOf(found, replaced));
    return withoutValues(others, pairsOf(replaced));
  };

  const pieceOf = (piece: string, replaced: Replaced): string => {
    const plain = decoded(piece);
    if (plain.length < shortestWord || !isWord.test(piece) || isDate.test(piece) || isPublic(plain)) return piece;
    const pseudonym = pseudonymOf(plain);
    replaced.set(plain, pseudonym);
    return plain === piece ? pseudonym : encodeURIComponent(pseudonym);
  };

  const unknown: Texts['unknown'] = (text, replaced) =>
    known(text, replaced).replaceAll(pieces, (piece) => pieceOf(piece, replaced));

  return {
    known,
    unknown,
    header: (name, value, replaced) => (name === 'host' ? withoutHost(value, pseudonymOf) : known(value, replaced)),
  };
};
