// The closing grid: a line a path, a column of marks a theme, a mark a requirement. Read at a glance.
import { styleText } from 'node:util';
import { pathNames, themeOf } from '../contracts/index.ts';
import type { RequirementResult, RequirementVerdict } from './results.ts';

type Style = Parameters<typeof styleText>[0];

const marks: Readonly<Record<RequirementVerdict, readonly [string, Style]>> = {
  pass: ['·', 'green'],
  fail: ['✗', 'red'],
  warn: ['!', 'yellow'],
  waived: ['w', 'cyan'],
  'not-exercised': ['–', 'gray'],
};

const mark = (verdict: RequirementVerdict): string => {
  const [sign, style] = marks[verdict];
  return styleText(style, sign);
};

type Column = { readonly theme: string; readonly rows: readonly RequirementResult[]; readonly width: number };

const columnsOf = (requirements: readonly RequirementResult[]): Column[] =>
  [...Map.groupBy(requirements, ({ id }) => themeOf(id))].map(([theme, rows]) => ({
    theme,
    rows,
    width: Math.max(theme.length, rows.length) + 2,
  }));

/** The columns in blocks, each no wider than `room`: a narrow terminal shows them below one another. */
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

const nameWidth = Math.max(...pathNames.map((name) => name.length)) + 2;
const margin = ' '.repeat(nameWidth);

const blockLines = (columns: readonly Column[], paths: readonly string[]): string[] => [
  margin +
    styleText(
      'bold',
      columns
        .map(({ theme, width }) => theme.padEnd(width))
        .join('')
        .trimEnd(),
    ),
  ...paths.map((path) => (path.padEnd(nameWidth) + columns.map((column) => cell(column, path)).join('')).trimEnd()),
];

const legend = '· holds   ✗ broken   ! should hold, does not   – not exercised';
const legendOfWaived = '   w waived';

/** The grid as lines, for a terminal of so many columns; colours only where the terminal shows them. */
export const gridLines = (
  requirements: readonly RequirementResult[],
  terminal = process.stdout.columns ?? Number.POSITIVE_INFINITY,
): string[] => {
  const paths = pathNames.filter((path) => requirements.some((row) => row.paths.some((on) => on.path === path)));
  const isWaived = requirements.some(({ verdict }) => verdict === 'waived');
  const blocks = blocksOf(columnsOf(requirements), terminal - nameWidth);
  return [
    ...blocks.flatMap((block) => blockLines(block, paths)),
    styleText('dim', margin + legend + (isWaived ? legendOfWaived : '')),
  ];
};
