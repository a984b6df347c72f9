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

const byTheme = (requirements: readonly RequirementResult[]): ReadonlyMap<string, readonly RequirementResult[]> =>
  Map.groupBy(requirements, ({ id }) => themeOf(id));

const cell = (rows: readonly RequirementResult[], path: string): string =>
  rows.map((row) => mark(row.paths.find((on) => on.path === path)?.verdict ?? 'not-exercised')).join('');

/** The grid as lines; colours only where the terminal shows them. */
export const gridLines = (requirements: readonly RequirementResult[]): string[] => {
  const themes = [...byTheme(requirements)];
  const nameWidth = Math.max(...pathNames.map((name) => name.length)) + 2;
  const width = (theme: string, rows: readonly RequirementResult[]): number => Math.max(theme.length, rows.length) + 2;
  const head = themes.map(([theme, rows]) => theme.padEnd(width(theme, rows))).join('');
  const line = (path: string): string =>
    themes.map(([theme, rows]) => cell(rows, path) + ' '.repeat(width(theme, rows) - rows.length)).join('');
  const paths = pathNames.filter((path) => requirements.some((row) => row.paths.some((on) => on.path === path)));
  return [
    ' '.repeat(nameWidth) + styleText('bold', head.trimEnd()),
    ...paths.map((path) => path.padEnd(nameWidth) + line(path).trimEnd()),
    styleText('dim', `${' '.repeat(nameWidth)}· holds   ✗ broken   ! should hold, does not   – not exercised`),
  ];
};
