// Words of a command for bash, dash and zsh, such as a person pastes: quoted so that the program gets these very bytes, and in
// characters that a terminal shows.
import { visible } from './visible.ts';

/** A text, or a value that is not known here: the shell takes it from a variable, and says so where that is not set. */
export type Part = string | { readonly variable: string; readonly says: string };

const octal = (byte: number): string => `\\0${byte.toString(8).padStart(3, '0')}`;

/** Whether every character of a text is shown as it is, on one line. A tab at a prompt would complete a word. */
export const isShowable = (text: string): boolean => visible(text) === text && !/[\t\n]/.test(text);

/** A text in single quotes, in which no shell takes anything for its own. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The argument of `printf '%b'` for a text that may hold anything, in quotes. */
export const printable = (text: string): string =>
  quoted(
    [...text]
      .map((character) => {
        if (character === '\\') return '\\\\';
        if (character === '\n') return '\\n';
        return isShowable(character) && character !== '#' ? character : [...Buffer.from(character)].map(octal).join('');
      })
      .join(''),
  );

/** The same for bytes that are not UTF-8. */
export const printableBytes = (bytes: Uint8Array): string =>
  quoted(
    [...bytes]
      .map((byte) =>
        byte > 0x20 && byte < 0x7f && !/[\\#]/.test(String.fromCharCode(byte))
          ? String.fromCharCode(byte)
          : octal(byte),
      )
      .join(''),
  );

// Within double quotes, `!` is history for a shell at a prompt, whatever stands around it.
const substituted = (bytes: Uint8Array): string =>
  `"$(printf '%b' ${quoted([...bytes].map((byte) => (/[\w.:/ -]/.test(String.fromCharCode(byte)) && byte < 0x7f ? String.fromCharCode(byte) : octal(byte))).join(''))})"`;

const literal = (text: string, encoding: BufferEncoding): string =>
  isShowable(text) && (encoding === 'utf8' || /^[ -~]*$/.test(text))
    ? quoted(text)
    : substituted(Buffer.from(text, encoding));

const inShell = (part: Part, encoding: BufferEncoding): string => {
  if (typeof part === 'string') return literal(part, encoding);
  return `"\${${part.variable}:?${part.says}}"`;
};

/** Why no word of a shell can hold this; undefined where one can. */
export const objectionToWord = (parts: readonly Part[]): string | undefined => {
  const texts = parts.filter((part) => typeof part === 'string');
  if (texts.some((text) => text.includes('\0'))) return 'no argument can hold a NUL';
  // The shell takes line ends from the end of what it substitutes.
  return texts.some((text) => text.endsWith('\n')) ? 'no argument can end with a line end' : undefined;
};

/** One word of a command; `encoding` is that of its bytes. */
export const shellWord = (parts: Part | readonly Part[], encoding: BufferEncoding = 'utf8'): string => {
  const all = typeof parts === 'string' || !Array.isArray(parts) ? [parts] : parts;
  return all.length === 0 ? "''" : all.map((part) => inShell(part, encoding)).join('');
};

/** The same without quotes where none are needed. */
export const plainWord = (parts: Part | readonly Part[]): string => {
  const [first, second] = Array.isArray(parts) ? parts : [parts];
  const isPlain =
    typeof first === 'string' && second === undefined && /^[\w./:@%+,][\w./:=@%+,-]*$|^-[\w./:=@%+,-]*$/.test(first);
  return isPlain ? first : shellWord(parts);
};
