// Escapes what a target sends, so that no answer can move the cursor, colour a terminal or hide text.

const hidden = /(?![\t\n])[\p{Control}\p{Format}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}]/gu;

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text with every control, format and direction character and lone surrogate written as \uXXXX; line ends and tabs stay. */
export const visible = (text: string): string =>
  text.replace(hidden, (character) => character.split('').map(escaped).join(''));
