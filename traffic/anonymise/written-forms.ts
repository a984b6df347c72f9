// Finds a value in a text however it is written there, in another letter case, with escapes of JSON, URLs and HTML, cut, as one of its
// words, in base64 or as hexadecimal digits, and puts its pseudonym there in the same form.

/** A value and what stands in its place: both have the same letters' lengths at the same places. */
export type Pair = { readonly value: string; readonly pseudonym: string };

/** Shorter values stand in every sentence. */
const shortest = 3;
/** Values from this length on are found within words as well. */
const withinWords = 8;
/** So much of a value that was cut is known for it. */
const leastOfCut = 12;
/** Letters of a value that are compared. */
const longest = 200;

const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const hexOf = (code: number, length: number): string => code.toString(16).padStart(length, '0');

const named: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Escapes of JSON that are no code (RFC 8259, 7). */
const shortEscapes: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't' };

const unitsOf = (letter: string): string[] =>
  Array.from({ length: letter.length }, (_, at) => hexOf(letter.charCodeAt(at), 4));

const percent = (letter: string): string =>
  [...Buffer.from(letter.toWellFormed())].map((byte) => `%(?:25)*${hexOf(byte, 2)}`).join('');

/** Every way in which a letter is written, as the source of a pattern. */
const waysOf = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0;
  const raw =
    /[\ud800-\udfff]/.test(letter) && letter.length === 1 ? String.raw`\u{${hexOf(code, 4)}}` : literal(letter);
  const names = [`#0*${code}`, `#x0*${hexOf(code, 1)}`, ...(named[letter] === undefined ? [] : [named[letter]])];
  return [
    unitsOf(letter)
      .map((unit) => `\\\\+u${unit}`)
      .join(''),
    percent(letter),
    `&(?:amp;)*(?:${names.join('|')});`,
    ...(letter === ' ' ? ['\\+'] : []),
    ...(shortEscapes[letter] === undefined ? [] : [`\\\\+${shortEscapes[letter]}`]),
    '"\\/'.includes(letter) ? `\\\\*${raw}` : raw,
  ].join('|');
};

const asCase = (written: string, value: string, letter: string): string => {
  if (written === value) return letter;
  const changed = written === value.toUpperCase() ? letter.toUpperCase() : letter.toLowerCase();
  return changed.length === letter.length ? changed : letter;
};

/** A letter in the form that another one is written in. */
const inForm = (written: string, value: string, letter: string): string => {
  if (letter === value && asCase(written, value, letter) === letter) return written;
  const [slashes = ''] = /^\\*/.exec(written) ?? [];
  if (/^\\+u[\da-f]{4}/i.test(written) && written.length > value.length + slashes.length)
    return unitsOf(letter)
      .map((unit) => `${slashes}u${unit}`)
      .join('');
  if (/^%(?:25)*[\da-f]{2}/i.test(written) && value !== '%')
    return encodeURIComponent(letter.toWellFormed()).replaceAll('%', written.startsWith('%25') ? '%25' : '%');
  if (/^&.+;$/.test(written)) return `&#${letter.codePointAt(0)};`;
  if (written === '+' && value === ' ') return '+';
  return slashes + asCase(written.slice(slashes.length), value, letter);
};

type Finder = { readonly replaceIn: (text: string) => string };

/** Puts the pseudonym in the place of what was found, letter by letter. */
const writer = (ways: readonly string[], letters: readonly string[], others: readonly string[]) => {
  const pieces = ways.map((way) => new RegExp(way, 'iuy'));
  return (found: string): string => {
    let [place, result] = [0, ''];
    for (const [at, piece] of pieces.entries()) {
      if (place >= found.length) break;
      piece.lastIndex = place;
      const [part = ''] = piece.exec(found) ?? [];
      result += inForm(part, letters[at] ?? '', others[at] ?? '');
      place += part.length;
    }
    return result;
  };
};

/** What stands before and behind a word: no letter, but for those of an escape. */
const wordEnds = [
  String.raw`(?:(?<![\p{L}\p{N}])|(?<=%(?:25)*[\da-f]{2}|\\u[\da-f]{4}|\\[nrtbf]))`,
  String.raw`(?![\p{L}\p{N}])`,
] as const;

const patternOf = (ways: readonly string[]): RegExp => {
  const least = Math.min(ways.length, leastOfCut);
  const optional = ways.slice(least).reduceRight((rest, way) => `(?:${way}${rest})?`, '');
  const [before, after] = ways.length < withinWords ? wordEnds : ['', ''];
  return new RegExp(before + ways.slice(0, least).join('') + optional + after, 'giu');
};

const finderOf = ({ value, pseudonym }: Pair): Finder => {
  const letters = [...value].slice(0, longest);
  const ways = letters.map((letter) => `(?:${waysOf(letter)})`);
  const pattern = patternOf(ways);
  let written: ((found: string) => string) | undefined;
  return {
    replaceIn: (text) =>
      text.replaceAll(pattern, (found: string) => {
        written ??= writer(ways, letters, [...pseudonym]);
        return written(found);
      }),
  };
};

/** Letters of base64 that the bytes decide wherever they begin in it, and the least of them that tell. */
const leastOfBase64 = 8;

const base64At = (bytes: Buffer, shift: number): string => {
  const all = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return all.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
};

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** What the bytes of a text look like in base64, and as hexadecimal digits. */
const packed = (text: string): string[] =>
  (['utf8', 'utf16le'] as const).flatMap((encoding) => {
    const bytes = Buffer.from(text, encoding);
    const forms = [0, 1, 2].map((shift) => base64At(bytes, shift));
    return [...forms, ...forms.map(urlSafe), bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
  });

const finders = new Map<string, Finder>();
const mostFinders = 5_000;

const finderFor = (pair: Pair): Finder => {
  const key = `${pair.value}\n${pair.pseudonym}`;
  const known = finders.get(key);
  if (known) return known;
  if (finders.size >= mostFinders) finders.clear();
  const finder = finderOf(pair);
  finders.set(key, finder);
  return finder;
};

/** What is quickly known of a text, so that most values need not be looked for. */
type Look = { readonly lower: string; readonly hasEscapes: boolean; readonly longestRun: number };

const lookAt = (text: string): Look => ({
  lower: text.toLowerCase(),
  hasEscapes: /[\\%&+]/.test(text),
  longestRun: Math.max(0, ...(text.match(/[\w+/-]{8,}/g) ?? []).map(({ length }) => length)),
});

const mayHold = ({ lower, hasEscapes }: Look, value: string): boolean =>
  hasEscapes || lower.includes(value.toLowerCase().slice(0, leastOfCut)) || value.toLowerCase().length !== value.length;

const withoutPacked = (text: string, { value, pseudonym }: Pair): string => {
  const others = packed(pseudonym);
  return packed(value).reduce(
    (result, form, at) => (form.length < leastOfBase64 ? result : result.replaceAll(form, () => others[at] ?? '')),
    text,
  );
};

const withoutValue = (text: string, pair: Pair, look: Look): string => {
  const { value } = pair;
  const plain = mayHold(look, value) ? finderFor(pair).replaceIn(text) : text;
  // A value of n bytes has at least n letters in base64.
  return look.longestRun >= Math.max(leastOfBase64, value.length) ? withoutPacked(plain, pair) : plain;
};

/** The words of a value that tell it: of three letters and more, with what stands in their place. */
export const wordsOf = ({ value, pseudonym }: Pair): readonly Pair[] =>
  [...value.slice(0, longest).matchAll(/\p{L}[\p{L}\p{M}\p{N}]{2,}/gu)].map(({ 0: word, index }) => ({
    value: word,
    pseudonym: pseudonym.slice(index, index + word.length),
  }));

/** The text with pseudonyms in the place of values, the longest first. */
export const withoutValues = (text: string, pairs: readonly Pair[]): string => {
  const look = lookAt(text);
  return pairs
    .filter(({ value, pseudonym }) => value.length >= shortest && value !== pseudonym)
    .toSorted((one, other) => other.value.length - one.value.length)
    .reduce((result, pair) => withoutValue(result, pair, look), text);
};
