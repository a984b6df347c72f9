// The one way out to the terminal: everything that is printed, on stdout or stderr, is escaped here and loses the secrets
// that this process holds. The linter and a law (suites/laws/output.test.ts) keep everything else from writing there.
import { createInterface } from 'node:readline/promises';
import { withoutHeldSecrets } from './held-secrets.ts';
import { paintedFor } from './paint.ts';
import { oneLine, visible } from './visible.ts';

type Lines = string | readonly string[];

const listOf = (lines: Lines): readonly string[] => (typeof lines === 'string' ? [lines] : lines);

/** Lines as they may be shown on a stream, each with its end. A line end within one of them is written `\n`. */
export const shownLines = (lines: Lines, stream: NodeJS.WritableStream): string =>
  listOf(lines)
    .map((line) => `${paintedFor(stream, oneLine(withoutHeldSecrets(line)))}\n`)
    .join('');

/** Writes lines to a stream. */
export const writeLines = (stream: NodeJS.WritableStream, lines: Lines): void =>
  void stream.write(shownLines(lines, stream));

/** Prints lines on stdout: the result of a command. */
export const print = (lines: Lines): void => writeLines(process.stdout, lines);

/** Prints lines on stdout in the place of all that stands on the terminal; below it where stdout is not a terminal. */
export const redraw = (lines: Lines): void => {
  // Clears the screen and what was scrolled off it, and goes to its top (ECMA-48, 8.3.39 and 8.3.21).
  if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
  print(lines);
};

/** Prints lines on stderr: progress, warnings and errors. `done` is called when they are written. */
export const note = (lines: Lines, done?: () => void): void => {
  process.stderr.write(shownLines(lines, process.stderr), done);
};

/** Prints a whole text of our own on stdout: its line ends stay. */
export const printText = (text: string): void => {
  process.stdout.write(paintedFor(process.stdout, visible(withoutHeldSecrets(text))));
};

/** The same on stderr. */
export const noteText = (text: string): void => {
  process.stderr.write(paintedFor(process.stderr, visible(withoutHeldSecrets(text))));
};

/** Prints a report on stdout. Its format has escaped it: for annotations, commands to the CI are the purpose. */
export const printDocument = (text: string): void => {
  process.stdout.write(text);
};

/** Asks a person on stderr, and gives the answer. */
export const ask = async (lines: readonly string[], question: string): Promise<string> => {
  note(lines);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await asking.question(question)).trim();
  } finally {
    asking.close();
  }
};

/** How much a terminal shows. */
export type Size = { readonly rows: number; readonly columns: number };

/** The size of the terminal on stdout; undefined where that goes elsewhere. */
export const terminalSize = ({ rows = 0, columns = 0 }: Partial<Size> = process.stdout): Size | undefined =>
  // A terminal that nobody told its size, as in many containers, says that it has none.
  rows < 1 || columns < 1 ? undefined : { rows, columns };

/** Whether stderr is a terminal, where progress can be shown in place. */
export const hasNoteTerminal = (): boolean => process.stderr.isTTY;

/** The stream of a progress bar or a question, which move the cursor themselves: what they show comes from `noteFor`. */
export const noteStream = (): NodeJS.WriteStream => process.stderr;

/** A short text as a progress bar may show it. */
export const noteFor = (text: string): string => paintedFor(process.stderr, oneLine(withoutHeldSecrets(text)));
