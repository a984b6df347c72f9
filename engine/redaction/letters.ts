// The letters and digits of a text, in lower case: what is left of a secret however it is spaced, quoted, folded or cased.

/** For each ASCII character its letter or digit in lower case; 0 for all others. */
const letters = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  letters[character.charCodeAt(0)] = character.charCodeAt(0);
  letters[character.toUpperCase().charCodeAt(0)] = character.charCodeAt(0);
}

/** The letter or digit that a character stands for; 0 for none. */
export const letterOf = (unit: number): number => (unit < 128 ? (letters[unit] ?? 0) : 0);

/** The units of a text. */
export const unitsOf = (text: string): Uint16Array => {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
};

/** The letters of a text alone, as text. */
export const lettersIn = (text: string): string => text.replaceAll(/[^a-z0-9]+/gi, '').toLowerCase();
