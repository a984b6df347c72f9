// A JSON text as indented lines, token by token: numbers, escapes and names that stand twice stay as they were sent.

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

// Deeper ones would be more indentation than text.
const deepest = 20;

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

/** A line, and the name of the outermost member that it belongs to, if any. */
export type JsonLine = { readonly text: string; readonly member: string | undefined };

const indented = (tokens: readonly string[]): string | undefined => {
  let depth = 0;
  let text = '';
  const lineEnd = (): string => `\n${'  '.repeat(depth)}`;
  for (const [index, part] of tokens.entries()) {
    const [before, after] = [tokens[index - 1] ?? '', tokens[index + 1] ?? ''];
    if (part in closing) depth += 1;
    if (part === '}' || part === ']') depth -= 1;
    if (depth > deepest) return undefined;
    if ((part === '}' || part === ']') && closing[before] !== part) text += lineEnd();
    text += part === ':' ? ': ' : part;
    if (part === ',' || (part in closing && closing[part] !== after)) text += lineEnd();
  }
  return text;
};

const nameIn = (line: string): string | undefined => {
  const [, written = 'null'] = /^ {2}("(?:[^"\\]|\\.)*"): /.exec(line) ?? [];
  const name: unknown = JSON.parse(written);
  return typeof name === 'string' ? name : undefined;
};

/** The lines of a JSON object or array; undefined for any other text, and for a deeply nested one. */
export const jsonLines = (text: string): readonly JsonLine[] | undefined => {
  const lines = isJson(text) ? indented(text.match(token) ?? [])?.split('\n') : undefined;
  let member: string | undefined;
  return lines?.map((line) => {
    member = line.startsWith('  ') ? (nameIn(line) ?? member) : undefined;
    return { text: line, member };
  });
};
