// The forms in which a secret may come back: as it is, backwards, in base64 wherever it stands within other text, in hex,
// and base64 and hex of each other.

/** A text, and what may follow it when it is the end of the secret, such as the padding of base64. */
export type Form = { readonly text: string; readonly isPlain: boolean };

const reversed = (text: string): string => [...text].reverse().join('');

const hexOf = (text: string): string => Buffer.from(text).toString('hex');

/**
 * What base64 makes of a text behind 0, 1 or 2 other bytes. Of the characters that these share with it, and of the
 * padding, none is kept.
 */
const base64Of = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = Math.floor((8 * bytes.length) / 6);
    return bytes.toString('base64').slice(Math.ceil((8 * before) / 6), whole);
  });

/** Every form of a secret. */
export const formsOf = (secret: string): Form[] => {
  const [plain, base64] = [[secret, reversed(secret)], base64Of(secret)];
  const encoded = [
    ...base64,
    ...base64Of(reversed(secret)),
    ...base64.map(reversed),
    ...plain.map(hexOf),
    ...base64.flatMap(base64Of),
    ...base64.map(hexOf),
    ...base64Of(hexOf(secret)),
  ];
  return [...plain.map((text) => ({ text, isPlain: true })), ...encoded.map((text) => ({ text, isPlain: false }))];
};
