// The size of the terminal that a summary must fit on.
import { unpainted } from '../../engine/output/paint.ts';

export type Screen = { readonly rows: number; readonly columns: number };

/** How many rows these lines take on a terminal that wraps them. */
export const heightOf = (lines: readonly string[], { columns }: Screen): number =>
  lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(unpainted(line).length / columns)), 0);

/** A line without colours, cut to one row. */
export const cutTo = (line: string, { columns }: Screen): string =>
  line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
