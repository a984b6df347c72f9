// The strings of a JSON text, changed where they stand: numbers, white space, names, escapes and what is malformed stay as written.

/** Gives the text in the place of a value, by the name that it stands behind. */
export type Change = (name: string, value: string) => string;

const token = /"((?:[^"\\]|\\.)*)("\s*:|"|$)/gsu;
const unit = /\\u[\da-f]{4}|\\.|./gisu;

const decoded = (raw: string): string => {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
};

const asEscape = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`).join(
    '',
  );

/** The new value, each of its letters written as the letter that stood in its place. */
const encoded = (raw: string, value: string, changed: string): string => {
  if (changed === value) return raw;
  if (changed.length !== value.length) return JSON.stringify(changed).slice(1, -1);
  let at = 0;
  return raw.replaceAll(unit, (piece) => {
    const length = piece.startsWith('\\') ? 1 : piece.length;
    const letters = changed.slice(at, at + length);
    const same = value.slice(at, at + length) === letters;
    at += length;
    if (same) return piece;
    return piece.startsWith('\\') ? asEscape(letters) : letters;
  });
};

/** What is done with a JSON text: with its values that are strings, and with what stands between them, by the name before it. */
export type Changes = { readonly string: Change; readonly between?: Change };

/** The text with every value that is a string changed, and what stands between strings. */
export const withStrings = (json: string, change: Change | Changes): string => {
  const { string, between = (_: string, text: string) => text } =
    typeof change === 'function' ? { string: change } : change;
  let [name, from, result] = ['', 0, ''];
  for (const { index, 0: all, 1: raw = '', 2: end = '' } of json.matchAll(token)) {
    result += between(name, json.slice(from, index));
    from = index + all.length;
    if (end.endsWith(':')) {
      name = decoded(raw);
      result += all;
      continue;
    }
    const value = decoded(raw);
    result += `"${encoded(raw, value, string(name, value))}${end}`;
  }
  return result + between(name, json.slice(from));
};
