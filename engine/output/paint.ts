// Colours of our own. A painted text holds a mark that no foreign text can know; the codes of the terminal are put in when
// it is written (terminal.ts), and only there: an escape that came with a text stays text.
import { styleText } from 'node:util';
import { paintMark } from './visible.ts';

export type Style = Parameters<typeof styleText>[0];

const control = '\u001b';
const marks = new RegExp(`${paintMark}(\\[\\d+m)`, 'g');

/** Whether a stream shows colours, by the usual rules (`NO_COLOR`, `FORCE_COLOR`, no terminal). */
const showsColours = (stream: NodeJS.WritableStream): boolean => styleText('red', '', { stream }) !== '';

const isColourful = (): boolean => showsColours(process.stdout) || showsColours(process.stderr);

/** A text in a style. */
export const painted = (style: Style, text: string): string =>
  styleText(style, '\n', { validateStream: false })
    .replaceAll(control, paintMark)
    .replace('\n', () => text);

/** A text in a style, where anything that this process writes to shows colours; otherwise the text as it is. */
export const paint = (style: Style, text: string): string => (isColourful() ? painted(style, text) : text);

/** The text without our own colours. */
export const unpainted = (text: string): string => text.replaceAll(marks, '');

/** The text with the codes that a terminal shows our own colours by. */
export const withColours = (text: string): string => text.replaceAll(marks, `${control}$1`);

/** The text as a stream shows it: with colours or without. */
export const paintedFor = (stream: NodeJS.WritableStream, text: string): string =>
  showsColours(stream) ? withColours(text) : unpainted(text);
