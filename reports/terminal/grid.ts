// The grid of a run: a line for each path, a column for each theme, a mark for each requirement.

import { greatest } from '../../contracts/odata/extremes.ts';
import { themeOf } from '../../contracts/requirements/catalogue.ts';
import { paint, type Style } from '../../engine/output/paint.ts';
import { terminalSize } from '../../engine/output/terminal.ts';
import { pathsIn } from '../record/paths-in.ts';
import type { RequirementResult, RequirementVerdict } from '../record/results.ts';

const marks: Readonly<Record<RequirementVerdict, readonly [string, Style]>> = {
  pass: ['·', 'green'],
  fail: ['✗', 'red'],
  warn: ['!', 'yellow'],
  waived: ['w', 'cyan'],
  'not-exercised': ['–', 'gray'],
};

const mark = (verdict: RequirementVerdict): string => {
  const [sign, style] = marks[verdict];
  return paint(style, sign);
};

type Column = { readonly theme: string; readonly rows: readonly RequirementResult[]; readonly width: number };

const columnsOf = (requirements: readonly RequirementResult[]): Column[] =>
  [...Map.groupBy(requirements, ({ id }) => themeOf(id))].map(([theme, rows]) => ({
    theme,
    rows,
    width: Math.max(theme.length, rows.length) + 2,
  }));

/** The columns in blocks no wider than `room`; a narrow terminal shows the blocks below one another. */
const blocksOf = (columns: readonly Column[], room: number): Column[][] => {
  const blocks: Column[][] = [];
  let left = 0;
  for (const column of columns) {
    const last = blocks.at(-1);
    if (last && column.width <= left) last.push(column);
    else [left] = [room, blocks.push([column])];
    left -= column.width;
  }
  return blocks;
};

const cell = ({ rows, width }: Column, path: string): string =>
  rows.map((row) => mark(row.paths.find((on) => on.path === path)?.verdict ?? 'not-exercised')).join('') +
  ' '.repeat(width - rows.length);

const head = (columns: readonly Column[], margin: number): string => {
  const themes = columns.map(({ theme, width }) => theme.padEnd(width)).join('');
  return ' '.repeat(margin) + paint('bold', themes.trimEnd());
};

const blockLines = (columns: readonly Column[], paths: readonly string[], margin: number): string[] => [
  head(columns, margin),
  ...paths.map((path) => (path.padEnd(margin) + columns.map((column) => cell(column, path)).join('')).trimEnd()),
];

const legend = '· pass   ✗ fail   ! warn   – not exercised';
const legendOfWaived = '   w waived';

const linesOf = (rows: readonly RequirementResult[], paths: readonly string[], terminal: number): string[] => {
  const isWaived = rows.some(({ verdict }) => verdict === 'waived');
  const margin = greatest([0, ...paths.map((name) => name.length)]) + 2;
  const blocks = blocksOf(columnsOf(rows), terminal - margin);
  return [
    ...blocks.flatMap((block) => blockLines(block, paths, margin)),
    paint('dim', ' '.repeat(margin) + legend + (isWaived ? legendOfWaived : '')),
  ];
};

/** The grid as lines for a terminal of this many columns; coloured only where the terminal shows colours. */
export const gridLines = (
  requirements: readonly RequirementResult[],
  terminal = terminalSize()?.columns ?? Number.POSITIVE_INFINITY,
): string[] => linesOf(requirements, pathsIn(requirements), terminal);
