// The members of a JSON object as they are written. JSON.parse loses two things: repeated names, and how a number
// was written.

export type WrittenMember = { readonly name: string; readonly text: string };

const isEscaped = (json: string, quote: number): boolean => {
  let start = quote;
  while (json[start - 1] === '\\') start -= 1;
  return (quote - start) % 2 === 1;
};

// A text that is not JSON may end within a string.
const stringEnd = (json: string, start: number): number => {
  let quote = json.indexOf('"', start + 1);
  while (quote > 0 && isEscaped(json, quote)) quote = json.indexOf('"', quote + 1);
  return quote < 0 ? json.length : quote + 1;
};

const afterScalar = /[ \t\n\r,}\]]/g;

const scalarEnd = (json: string, start: number): number => {
  afterScalar.lastIndex = start;
  return afterScalar.exec(json)?.index ?? json.length;
};

const blank = new Set(' \t\n\r');
const alone = new Set([...blank, ...'{}[]:,']);

const tokenEnd = (json: string, start: number, character: string): number => {
  if (character === '"') return stringEnd(json, start);
  return alone.has(character) ? start + 1 : scalarEnd(json, start);
};

const unquoted = (text: string): string => (text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1));

/**
 * The members of the outermost object of a valid JSON text, in their order; the text of one that holds an object or
 * array is the bracket. Empty for a text that is not an object.
 */
export const writtenMembers = (json: string): WrittenMember[] => {
  const members: WrittenMember[] = [];
  let [depth, name, isValue, end] = [0, '', false, 0];
  for (let start = 0; start < json.length; start = end) {
    const character = json[start] ?? '';
    end = tokenEnd(json, start, character);
    if (character === ':') isValue = depth === 1;
    else if (isValue && !blank.has(character)) {
      members.push({ name, text: json.slice(start, end) });
      isValue = false;
    } else if (depth === 1 && character === '"') name = unquoted(json.slice(start, end));
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
  }
  return members;
};

const numberForm = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** Whether a number is written as an integer is: digits alone. */
export const isPlainInteger = (text: string): boolean => /^-?\d+$/.test(text);

/**
 * Whether a JSON number is an integer, however it is written: 1.2e1 is, 2147483647.0000000001 is not, although a
 * double cannot tell.
 */
export const isInteger = (text: string): boolean => {
  const [, whole = '', fraction = '', exponent = '0'] = numberForm.exec(text) ?? [];
  const digits = (whole + fraction).replace(/0+$/, '');
  return digits === '' || digits.length <= whole.length + Number(exponent);
};
