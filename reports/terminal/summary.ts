// The summary at the end of a run, on one screen: verdict, causes, every requirement that fails, where the report is.
import { paint } from '../../engine/output/paint.ts';
import { plural } from '../formats/plural.ts';
import { whereHappened } from '../formats/what-happened.ts';
import type { RequirementResult, RequirementVerdict, Results } from '../record/results.ts';
import { citation } from '../record/source-text.ts';
import { causeLines, type Depth } from './cause-lines.ts';
import { explainCounterexample } from './counterexample-text.ts';
import { type Around, closingLines, openLines } from './ending.ts';
import { failureTable } from './failure-table.ts';
import { gridLines } from './grid.ts';
import { heightOf, type Screen } from './screen.ts';
import { verdictLines } from './verdict-line.ts';

/** Lines, with a blank line between sections that have any. */
const sections = (all: readonly (readonly string[])[]): string[] =>
  all.filter(({ length }) => length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));

const more = (left: number, noun: string): string[] =>
  left > 0 ? [paint('dim', `… and ${plural(left, `more ${noun}`)}: see the report`)] : [];

/** How much of a summary is shown. */
type Cut = { readonly depth: Depth; readonly causes: number; readonly rows: number; readonly open: number };

const whole: Cut = { depth: 3, causes: Infinity, rows: Infinity, open: Infinity };

type Parts = {
  readonly verdict: readonly string[];
  readonly causes: Readonly<Record<Depth, readonly string[][]>>;
  readonly table: readonly string[][];
  readonly open: readonly string[];
  readonly closing: readonly string[];
};

const partsOf = (results: Results, columns: number, around: Around): Parts => ({
  verdict: verdictLines(results, columns),
  causes: {
    1: causeLines(results, columns, 1),
    2: causeLines(results, columns, 2),
    3: causeLines(results, columns, 3),
  },
  table: failureTable(results, columns),
  open: openLines(results, columns),
  closing: closingLines(results, columns, around),
});

const cutTo = ({ verdict, causes: byDepth, table, open, closing }: Parts, cut: Cut): string[] => {
  const causes = byDepth[cut.depth];
  return sections([
    verdict,
    [...causes.slice(0, cut.causes).flat(), ...more(causes.length - cut.causes, 'cause')],
    cut.rows === 0 ? [] : [...table.slice(0, cut.rows).flat(), ...more(table.length - cut.rows, 'requirement')],
    [...open.slice(0, cut.open), ...closing],
  ]);
};

/** The largest number from `least` to `most` that fits; `least` where none does. */
const mostThatFits = (least: number, most: number, fits: (count: number) => boolean): number => {
  for (let count = most; count > least; count -= 1) if (fits(count)) return count;
  return least;
};

/** The rows of a shell's prompt, which may take two. */
const prompt = 2;

/** What is tried in turn: how much of each cause, beside how many lines of the table at least. */
const attempts: readonly (readonly [Depth, rows: number])[] = [
  [3, 8],
  [2, 4],
  [2, 2],
  [1, 2],
];

/** As much as fits on a screen: causes before requirements, and these before what is left open. */
const cutFor = (parts: Parts, screen: Screen): Cut => {
  const all = parts.table.length;
  const fits = (cut: Cut): boolean => heightOf(cutTo(parts, cut), screen) + prompt <= screen.rows;
  if (fits(whole)) return whole;
  const cuts = attempts.flatMap(([depth, least]) =>
    [parts.open.length, 0].map((open): Cut => ({ ...whole, depth, open, rows: Math.min(least, all) })),
  );
  const found = cuts.find(fits);
  if (found !== undefined) {
    const rows = mostThatFits(found.rows, all, (count) => fits({ ...found, rows: count }));
    return { ...found, rows };
  }
  const brief: Cut = { depth: 1, causes: 1, rows: 0, open: 0 };
  const causes = mostThatFits(1, parts.causes[1].length, (count) => fits({ ...brief, causes: count }));
  return { ...brief, causes };
};

const heading = (row: RequirementResult): string => {
  const colour = row.verdict === 'fail' ? 'red' : 'yellow';
  return `${paint(colour, `${row.level} ${row.id}`)} ${row.says} ${paint('dim', `(${citation(row.source)}; on ${whereHappened(row)})`)}`;
};

const sourceLine = ({ source: { url } }: RequirementResult): string[] =>
  url === undefined ? [] : [`source    ${url}`];

const detailsOf = (row: RequirementResult): string[] => [
  heading(row),
  ...[...(row.counterexample ? explainCounterexample(row.counterexample) : []), ...sourceLine(row)].map(
    (line) => `  ${line}`,
  ),
];

const rowsOf = ({ requirements }: Results, verdict: RequirementVerdict): readonly RequirementResult[] =>
  requirements.filter((row) => row.verdict === verdict);

/** The grid and the counterexample of every requirement that fails or warns. */
const detailLines = (results: Results, columns: number): string[] =>
  sections([
    results.requirements.some(({ cases }) => cases > 0) ? gridLines(results.requirements, columns) : [],
    ...[...rowsOf(results, 'fail'), ...rowsOf(results, 'warn')].map(detailsOf),
  ]);

/** The summary of a run as lines: as much as fits on the screen, or everything; details first where they are asked for. */
export const summaryLines = (results: Results, screen?: Screen, around: Around = {}): string[] => {
  const columns = screen?.columns ?? Number.POSITIVE_INFINITY;
  const parts = partsOf(results, columns, around);
  if (around.verbose) return sections([detailLines(results, columns), cutTo(parts, whole)]);
  return cutTo(parts, screen ? cutFor(parts, screen) : whole);
};
