// The head of a message in HTTP/1.1 (RFC 9112, 2 to 5): its start line and its header lines, and whether they keep the grammar.

export type HeaderLine = readonly [name: string, value: string];

/** What a recipient may refuse a head for, though it can be read: a line that goes on in the next one, or any other mistake. */
export type Flaw = 'folded' | 'malformed';

/** The beginning of a message, as it was written. */
export type Head = {
  readonly startLine: string;
  readonly lines: readonly HeaderLine[];
  /** Its length in bytes. */
  readonly size: number;
  readonly flaws: readonly Flaw[];
};

const isBlank = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\t';

/** A text without the blanks around it. Not by a pattern: that takes long for many blanks in a row. */
export const withoutBlanks = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && isBlank(text, from)) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  return text.slice(from, to);
};

const validStart = /^(?:[!#$%&'*+.^_`|~\dA-Za-z-]+ [!-~]+ HTTP\/1\.[01]|HTTP\/1\.[01] \d{3}(?: [\t -~\x80-\xff]*)?)$/;
const validName = /^[!#$%&'*+.^_`|~\da-z-]+$/i;
const validValue = /^[\t -~\x80-\xff]*$/;

/** The lines of a head, without the ends of lines; those that are ended by LF alone too. */
const textLines = (text: string): string[] =>
  text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));

/** A line that begins with a blank belongs to the one before it (RFC 9112, 5.2). */
const unfolded = (lines: readonly string[]): string[] => {
  const whole: string[] = [];
  for (const line of lines)
    if (isBlank(line, 0) && whole.length > 0) whole.push(`${whole.pop()} ${withoutBlanks(line)}`);
    else whole.push(line);
  return whole;
};

const fieldIn = (line: string): HeaderLine => {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [withoutBlanks(line.slice(0, colon)), withoutBlanks(line.slice(colon + 1))];
};

const isValid = (line: string): boolean => {
  const colon = line.indexOf(':');
  return validName.test(line.slice(0, Math.max(colon, 0))) && validValue.test(line.slice(colon + 1));
};

const flawsOf = (text: string, startLine: string, fields: readonly string[], isFolded: boolean): Flaw[] => {
  const hasBareEnds = /(?:^|[^\r])\n/.test(text);
  const isWrong = hasBareEnds || !validStart.test(startLine) || !fields.every(isValid);
  return [...(isFolded ? (['folded'] as const) : []), ...(isWrong ? (['malformed'] as const) : [])];
};

/** The head of a message by its text in Latin-1, up to the empty line; undefined where it is the head of nothing. */
export const headIn = (text: string): Head | undefined => {
  const [startLine = '', ...lines] = textLines(text);
  if (!/^\S+ \S/.test(startLine)) return undefined;
  const written = lines.filter((line) => line !== '');
  const fields = unfolded(written);
  const flaws = flawsOf(text, startLine, fields, fields.length < written.length);
  return { startLine, lines: fields.map(fieldIn), size: text.length, flaws };
};

/** The values of a header's lines. */
export const valuesOf = ({ lines }: Head, name: string): readonly string[] =>
  lines.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
