// Every requirement that fails or warns in one line: id, paths, expected, actual.
import { greatest } from '../../contracts/odata/extremes.ts';
import { paint } from '../../engine/output/paint.ts';
import { oneLine } from '../../engine/output/visible.ts';
import { happened } from '../causes/happened.ts';
import { whereHappened } from '../formats/what-happened.ts';
import type { RequirementResult, Results } from '../record/results.ts';
import { padded, shortened, widthOf, wrapped } from './width.ts';

type Row = {
  readonly sign: string;
  readonly id: string;
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
};

const rowOf = (row: RequirementResult): Row => {
  const { expected = '', actual = '' } = happened(row) ?? {};
  return {
    sign: row.verdict === 'fail' ? paint('red', '✗') : paint('yellow', '!'),
    id: row.id,
    where: whereHappened(row),
    expected: oneLine(expected),
    actual: oneLine(actual),
  };
};

const head: Row = { sign: ' ', id: 'requirement', where: 'paths', expected: 'expected', actual: 'actual' };

const gap = 2;

// A table with less room for values shows nothing; a path's name of more characters has no column on a narrow terminal.
const [narrowest, counting] = [10, 14];

type Widths = Readonly<Record<'id' | 'where' | 'value', number>>;

/** The widths of the columns; values share what the others leave. */
const widthsOf = (rows: readonly Row[], columns: number, where: number): Widths => {
  const id = greatest(rows.map((row) => widthOf(row.id)));
  const left = columns - gap - id - gap - where - gap - gap;
  return { id, where, value: Math.min(greatest(rows.map(({ expected }) => widthOf(expected))), Math.floor(left / 2)) };
};

/** Wide enough for every path, or where that leaves no room for values, for the numbers of paths. */
const fittingWidths = (rows: readonly Row[], columns: number): Widths => {
  const wheres = rows.map(({ where }) => widthOf(where));
  const all = widthsOf(rows, columns, greatest(wheres));
  return all.value >= narrowest ? all : widthsOf(rows, columns, greatest(wheres.filter((width) => width <= counting)));
};

const isInTable = ({ where, expected }: Row, widths: Widths): boolean =>
  widthOf(where) <= widths.where && widthOf(expected) <= widths.value;

const tableLine = ({ sign, id, where, expected, actual }: Row, widths: Widths, columns: number): string => {
  const front = `${sign} ${padded(id, widths.id)}  ${padded(where, widths.where)}  ${padded(expected, widths.value)}  `;
  return `${front}${shortened(actual, columns - widthOf(front))}`.trimEnd();
};

/** A row in the columns of the table, or where it is too wide for them, as a sentence on as few lines as it takes. */
const linesOf = (row: Row, widths: Widths, columns: number): string[] => {
  const { sign, id, where, expected, actual } = row;
  if (isInTable(row, widths) && widthOf(tableLine(row, widths, Infinity)) <= columns)
    return [tableLine(row, widths, columns)];
  const sentence = `${sign} ${id}  ${where}  expected ${expected}, actual ${actual}`;
  const [line = sentence, ...more] = wrapped(sentence, columns, 2 * gap);
  if (more.length === 0) return [line];
  const short = { ...row, expected: shortened(expected, widths.value) };
  return widths.value > 2 * narrowest && widthOf(where) <= widths.where
    ? [tableLine(short, widths, columns)]
    : [line, ...more];
};

/** The rows that fail or warn: the first of each cause, then failures, then warnings. */
const ordered = ({ requirements, causes }: Results): readonly RequirementResult[] => {
  const leading = causes.map(({ example }) => example);
  const rank = ({ id, verdict }: RequirementResult): number =>
    leading.includes(id) ? leading.indexOf(id) : leading.length + (verdict === 'fail' ? 0 : 1);
  return requirements
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .toSorted((one, other) => rank(one) - rank(other));
};

/** The first line names the columns. On a terminal too narrow for a table, wrapped sentences. */
export const failureTable = (results: Results, columns: number): string[][] => {
  const rows = ordered(results).map(rowOf);
  if (rows.length === 0) return [];
  const widths = fittingWidths([head, ...rows], columns);
  const tabular = rows.filter((row) => isInTable(row, widths)).length;
  const names =
    2 * tabular >= rows.length && isInTable(head, widths) ? [[paint('dim', tableLine(head, widths, columns))]] : [];
  return [...names, ...rows.map((row) => linesOf(row, widths, columns))];
};
