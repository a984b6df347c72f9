// The size of the terminal that a summary must fit on.
import { widthOf } from './width.ts';

export type Screen = { readonly rows: number; readonly columns: number };

/** How many rows these lines take on a terminal that wraps them. */
export const heightOf = (lines: readonly string[], { columns }: Screen): number =>
  lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
