// The one place that escapes text for people: no foreign text can move the cursor, colour a terminal, hide text, or give
// an order to the CI that prints it. What a format such as XML needs besides is in the folder of the formats.

const hidden = /(?![\t\n])[\p{Control}\p{Format}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}]/gu;

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Stands before the codes of our own colours (paint.ts) until a text is written; it changes with every process. */
export const paintMark = `\ue000${crypto.randomUUID()}`;

// GitHub Actions takes `::name::` at the start of a line, and `##[` anywhere; Azure Pipelines `##vso[` and `##[`; TeamCity
// `##teamcity[`. White space and colours before them do not count.
const atLineStart = new RegExp(`^((?:[^\\S\\n]|${paintMark}\\[\\d+m)*):(?=:)`, 'gm');
const inLine = /##(?=(?:[a-z]+\b)?\[)/gi;

/**
 * The text with every control, format and direction character and lone surrogate written as \uXXXX, and with what CI
 * runners take for a command made plain text. Line ends and tabs stay; JSON keeps its value.
 */
export const visible = (text: string): string =>
  text
    .replace(hidden, (character) => character.split('').map(escaped).join(''))
    .replace(atLineStart, '$1\\u003a')
    .replace(inLine, '#\\u0023');

/** The same on one line: a foreign line end cannot begin a line of its own. */
export const oneLine = (text: string): string =>
  visible(text.replaceAll('\r', '\\r').replaceAll('\n', '\\n').replaceAll('\t', '\\t'));

/** The words of a text alone, for a sentence: white space, controls and formatting characters become one space. */
export const plainWords = (text: string): string => text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
