// Whatever a target sends is shown escaped: no answer can move the cursor, colour a terminal or hide text.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it looks for
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The text with every control and direction character written as \uXXXX; line ends and tabs stay. */
export const visible = (text: string): string =>
  text.replace(hidden, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
