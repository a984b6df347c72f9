// The size of the terminal that a summary must fit on.
import { stripVTControlCharacters } from 'node:util';

export type Screen = { readonly rows: number; readonly columns: number };

/** The terminal of this process; undefined where its output goes elsewhere. */
export const screenHere = (): Screen | undefined => {
  const { rows, columns } = process.stdout;
  return rows === undefined || columns === undefined ? undefined : { rows, columns };
};

/** How many rows these lines take on a terminal that wraps them. */
export const heightOf = (lines: readonly string[], { columns }: Screen): number =>
  lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(stripVTControlCharacters(line).length / columns)), 0);

/** A line without colours, cut to one row. */
export const cutTo = (line: string, { columns }: Screen): string =>
  line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
