// The lines of a recording: JSON, each sealed with a sum over it and all before it, so that a line that was changed, left
// out or moved is detected. This catches accidents, not forgery: the sums can be recomputed.
import { hash } from 'node:crypto';
import { readSync } from 'node:fs';

const sealForm = /^\{"sum":"([\da-f]{16})",(.*\})$/s;

const sumOf = (before: string, text: string): string => hash('sha256', before + text).slice(0, 16);

/** Seals entries one after the other; each comes out as a line, with its end. */
export const openSealing = (): ((entry: object) => string) => {
  let before = '';
  return (entry) => {
    const text = JSON.stringify(entry).slice(1);
    before = sumOf(before, text);
    return `{"sum":"${before}",${text}\n`;
  };
};

/** Opens lines one after the other: what stands in each, or undefined for one that is not as it was sealed. */
export const openUnsealing = (): ((line: string) => unknown) => {
  let before = '';
  return (line) => {
    const [, sum, text = ''] = sealForm.exec(line) ?? [];
    before = sumOf(before, text);
    return sum === before ? contentOf(line) : undefined;
  };
};

/** What stands in a line; undefined where it is not JSON. */
export const contentOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

export type Line = { readonly text: string; readonly offset: number; readonly length: number; readonly ended: boolean };

/** No line that a run writes is longer: bodies are at most 8 MiB, and an exchange has six answers at most. */
const longestLine = 128 * 1024 * 1024;

const lineEnd = 10;

/** The lines of an open file, one at a time. The last one may lack its end. */
export function* linesIn(file: number): Generator<Line> {
  const chunk = Buffer.alloc(1024 * 1024);
  let [rest, offset] = [Buffer.alloc(0), 0];
  const take = (length: number, ended: boolean): Line => {
    const line = { text: rest.toString('utf8', 0, length), offset, length, ended };
    rest = rest.subarray(length + 1);
    offset += length + 1;
    return line;
  };
  for (let read = readSync(file, chunk); read > 0 && rest.length < longestLine; read = readSync(file, chunk)) {
    rest = Buffer.concat([rest, chunk.subarray(0, read)]);
    for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd)) yield take(end, true);
  }
  if (rest.length > 0) yield take(rest.length, false);
}

/** The line that stands at a place of an open file. */
export const lineAt = (file: number, { offset, length }: Pick<Line, 'offset' | 'length'>): string => {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, offset);
  return bytes.toString('utf8');
};
