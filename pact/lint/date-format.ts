// Date formats as Pact's matchers write them (those of Java's DateTimeFormatter), as a pattern.

// How the verifier reads each run of letters, found by trying: a fraction has one or more digits.
const letters: Readonly<Record<string, string>> = {
  yyyy: '\\d{4}',
  MM: '(?:0[1-9]|1[0-2])',
  dd: '(?:0[1-9]|[12]\\d|3[01])',
  HH: '(?:[01]\\d|2[0-3])',
  mm: '[0-5]\\d',
  ss: '(?:[0-5]\\d|60)',
  X: '(?:Z|[+-]\\d{2}(?:\\d{2})?)',
  XX: '(?:Z|[+-]\\d{4})',
  XXX: '(?:Z|[+-]\\d{2}:\\d{2})',
};

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const token = /'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** The pattern of the texts that a format allows, or undefined for a format with letters that are not known here. */
export const formatPattern = (format: string): string | undefined => {
  const parts = [...format.matchAll(token)].map(([text, literal, letter]) => {
    if (literal !== undefined) return escaped(literal);
    if (letter === undefined) return escaped(text);
    return letter === 'S' ? '\\d+' : letters[text];
  });
  return parts.includes(undefined) ? undefined : `^${parts.join('')}$`;
};
