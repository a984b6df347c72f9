// The figures of the curve as a table, between two marks of docs/budget.md.
import type { Line } from './chart.ts';
import type { Found } from './first-caught.ts';
import { budgets, type Planned, type Way, ways } from './searches.ts';

export type Searched = Planned & { readonly found: Found };

/** What the figures must reach: the share of the faults that a budget catches. */
export const wanted: Readonly<Partial<Record<Way, Readonly<Record<number, number>>>>> = {
  always: { 64: 0.9, 256: 0.99 },
  'on one path': { 128: 0.6, 512: 0.95 },
};

const share = (some: readonly Searched[], budget: number, of: 'seen' | 'named'): number =>
  some.filter(({ found }) => (found[of] ?? Number.POSITIVE_INFINITY) <= budget).length / Math.max(1, some.length);

/** The share of the faults that show in a way and are caught, for each budget. */
export const sharesOf = (all: readonly Searched[], way: Way, of: 'seen' | 'named' = 'seen'): readonly number[] => {
  const some = all.filter((one) => one.way === way);
  return budgets.map((budget) => share(some, budget, of));
};

const percent = (value: number): string => (Math.floor(value * 1_000) / 10).toFixed(1);

const row = (name: string, shares: readonly number[]): string => `| ${name} | ${shares.map(percent).join(' | ')} |`;

const countOf = (all: readonly Searched[], way: Planned['way']): number => all.filter((one) => one.way === way).length;

/** The oddities that a requirement of MUST level blamed. */
export const blamedIn = (all: readonly Searched[]): readonly string[] =>
  all.flatMap(({ way, deviation, found }) =>
    way === 'oddity' && found.blamed.length > 0 ? [`${deviation}: ${found.blamed.join(', ')}`] : [],
  );

/** The table, as Markdown; with what faults that were held back say, in two lines more. */
export const table = (all: readonly Searched[], heldBack: readonly Searched[] = []): readonly string[] => [
  `| requests | ${budgets.join(' | ')} |`,
  `| --- | ${budgets.map(() => '---:').join(' | ')} |`,
  ...ways.map((way) => row(`${way} (${countOf(all, way)} faults), %`, sharesOf(all, way))),
  row('always, and its own requirement named, %', sharesOf(all, 'always', 'named')),
  ...ways
    .filter((way) => countOf(heldBack, way) > 0)
    .map((way) => row(`${way}, held back, %`, sharesOf(heldBack, way))),
];

/** The lines of the picture. */
export const linesOf = (all: readonly Searched[], heldBack: readonly Searched[]): readonly Line[] => [
  ...ways.map((way, colour): Line => ({ name: way, shares: sharesOf(all, way), colour })),
  ...ways
    .map(
      (way, colour): Line => ({ name: `${way}, held back`, shares: sharesOf(heldBack, way), colour, isDashed: true }),
    )
    .filter(({ colour }) => countOf(heldBack, ways[colour] ?? 'oddity') > 0),
];

/** What the figures do not reach, as sentences. */
export const missed = (all: readonly Searched[]): readonly string[] =>
  ways.flatMap((way) =>
    Object.entries(wanted[way] ?? {}).flatMap(([budget, least]) => {
      const reached = sharesOf(all, way)[budgets.indexOf(Number(budget))] ?? 0;
      return reached >= least ? [] : [`${way} at ${budget}: ${percent(reached)} % of ${percent(least)} %`];
    }),
  );

const [start, end] = ['<!-- curve: written by npm run curve -->', '<!-- end of the curve -->'];

/** A page with the lines between its marks replaced. */
export const withFigures = (page: string, lines: readonly string[]): string => {
  const [before = '', rest = ''] = page.split(start);
  const [, after = ''] = rest.split(end);
  return [`${before}${start}`, '', ...lines, '', `${end}${after}`].join('\n');
};
