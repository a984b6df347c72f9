// The members of a JSON object as they are written: what JSON.parse forgets is that a name stood twice, and how a
// number was spelt.

export type WrittenMember = { readonly name: string; readonly text: string };

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The members of the outermost object of a valid JSON text, in their order; the text of one that holds an object or
 * array begins with the bracket. Nothing for a text that is no object.
 */
export const writtenMembers = (json: string): WrittenMember[] => {
  const members: WrittenMember[] = [];
  let [depth, name] = [0, ''];
  let previous: string | undefined;
  for (const token of json.match(tokens) ?? []) {
    if (depth === 1 && token === ':' && previous !== undefined) name = String(JSON.parse(previous));
    else if (depth === 1 && previous === ':') members.push({ name, text: token });
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    previous = token;
  }
  return members;
};

/**
 * Whether a JSON text is just what JSON.stringify writes of its value: then no name stands twice, and integers are written
 * as digits alone. Most bodies are, and to see it costs a quarter of reading the members.
 */
export const isWrittenPlainly = (json: string, value: unknown): boolean => {
  try {
    return JSON.stringify(value) === json;
  } catch {
    // A value of more levels than there is stack.
    return false;
  }
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
