// A row of the table: what was measured, the figure, and its limit where there is one.

export type Row = {
  readonly what: string;
  readonly figure: string;
  readonly limit?: string;
  /** Whether the figure meets the limit; undefined without one. */
  readonly isMet?: boolean;
};

/** A figure, with an optional note. */
export type Figure = { readonly value: number; readonly unit?: string; readonly besides?: string };

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

const shown = ({ value, unit = '', besides }: Figure): string =>
  `${digits(value)}${unit}${besides === undefined ? '' : `; ${besides}`}`;

/** A figure without a limit. */
export const plainly = (what: string, figure: string): Row => ({ what, figure });

/** A figure that must reach a limit. */
export const atLeast = (limit: number, what: string, figure: Figure): Row => ({
  what,
  figure: shown(figure),
  limit: `at least ${limit}${figure.unit ?? ''}`,
  isMet: figure.value >= limit,
});

/** A figure that must stay below a limit. */
export const below = (limit: number, what: string, figure: Figure): Row => ({
  what,
  figure: shown(figure),
  limit: `below ${limit}${figure.unit ?? ''}`,
  isMet: figure.value < limit,
});
