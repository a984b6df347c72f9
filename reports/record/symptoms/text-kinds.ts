// The kinds of characters that a text holds, found in one pass: a class of texts need not be looked for where none of the
// characters is there that it is about.

/** A bit for each kind. Of characters beyond ASCII the kinds include each other. */
export const kinds = {
  /** Of every text, even an empty one. */
  any: 1,
  control: 2,
  blank: 4,
  small: 8,
  capital: 16,
  digit: 32,
  underscore: 64,
  markup: 128,
  quote: 256,
  apostrophe: 512,
  backslash: 1024,
  percent: 2048,
  semicolon: 4096,
  slash: 8192,
  plus: 16_384,
  at: 32_768,
  beyondAscii: 65_536,
  beyondLatin1: 131_072,
  /** From U+0300 on: before it nothing combines, and all texts are composed. */
  beyondLatin: 262_144,
  surrogate: 524_288,
  /** The control characters beyond ASCII (C1). */
  control1: 1_048_576,
} as const;

const { any, control1, beyondAscii, beyondLatin1, beyondLatin, surrogate } = kinds;

const range = (first: string, last: string): string =>
  String.fromCharCode(
    ...Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, index) => first.charCodeAt(0) + index),
  );

const characters: readonly (readonly [kind: number, characters: string])[] = [
  [kinds.control, `${range('\0', '\u001f')}\u007f`],
  [kinds.blank, ' '],
  [kinds.small, range('a', 'z')],
  [kinds.capital, range('A', 'Z')],
  [kinds.digit, range('0', '9')],
  [kinds.underscore, '_'],
  [kinds.markup, '<>&'],
  [kinds.quote, '"'],
  [kinds.apostrophe, "'"],
  [kinds.backslash, '\\'],
  [kinds.percent, '%'],
  [kinds.semicolon, ';'],
  [kinds.slash, '/'],
  [kinds.plus, '+'],
  [kinds.at, '@'],
];

const ofAscii = new Int32Array(128);
for (const [kind, some] of characters) for (const one of some) ofAscii[one.charCodeAt(0)] = kind;

const ofOther = (unit: number): number => {
  if (unit < 0xa0) return beyondAscii | control1;
  if (unit < 0x100) return beyondAscii;
  if (unit < 0x300) return beyondAscii | beyondLatin1;
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return beyondAscii | beyondLatin1 | beyondLatin | (isSurrogate ? surrogate : 0);
};

/** The kinds of characters in a text: the sum of their bits. */
export const kindsIn = (text: string): number => {
  let found: number = any;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    found |= unit < 128 ? (ofAscii[unit] ?? 0) : ofOther(unit);
  }
  return found;
};
