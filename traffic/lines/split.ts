// The lines of a stream, one at a time.
import { longestEntry } from '../seen.ts';

/** A line and its number, from 1; without its text where it is too long to be held. */
export type NumberedLine = { readonly number: number; readonly text?: string };

const lineEnd = 0x0a;

export type LineSplitter = {
  readonly push: (chunk: Buffer) => readonly NumberedLine[];
  /** The last line, where the file does not end with a line end. */
  readonly end: () => readonly NumberedLine[];
};

/** A splitter at the beginning of a file. */
export const openLineSplitter = (): LineSplitter => {
  let [parts, size, number]: [Buffer[], number, number] = [[], 0, 0];
  const hold = (part: Buffer): void => {
    size += part.length;
    if (size > longestEntry) parts = [];
    else parts.push(Buffer.from(part));
  };
  const take = (): NumberedLine => {
    const line = size > longestEntry ? {} : { text: Buffer.concat(parts).toString('utf8') };
    [parts, size, number] = [[], 0, number + 1];
    return { number, ...line };
  };
  return {
    push: (chunk) => {
      const lines: NumberedLine[] = [];
      let from = 0;
      for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, from)) {
        hold(chunk.subarray(from, end));
        lines.push(take());
        from = end + 1;
      }
      hold(chunk.subarray(from));
      return lines;
    },
    end: () => (size === 0 ? [] : [take()]),
  };
};
