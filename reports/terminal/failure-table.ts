// Every requirement that fails or warns in one line: id, paths, expected, actual; what has no room is shortened in its middle.
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

// What the column says already.
const repeated = /, as it was sent$/;

const rowOf = (row: RequirementResult): Row => {
  const { expected = '', actual = '' } = happened(row) ?? {};
  return {
    sign: row.verdict === 'fail' ? paint('red', '✗') : paint('yellow', '!'),
    id: row.id,
    where: whereHappened(row),
    expected: oneLine(expected).replace(repeated, ''),
    actual: oneLine(row.counterexample?.flaky ? `flaky, ${actual}` : actual),
  };
};

const head: Row = { sign: ' ', id: 'requirement', where: 'paths', expected: 'expected', actual: 'actual' };

const gap = 2;

const columnNames = ['id', 'where', 'expected', 'actual'] as const;

type Column = (typeof columnNames)[number];
type Widths = Readonly<Record<Column, number>>;

/** So much of a path or an id is kept where values need its place. */
const narrowest = { where: 14, id: 24 };
/** So much of the line is for values, if they are as long; and so much at least. */
const [enough, least] = [48, 20];

const between = (low: number, value: number, high: number): number =>
  Math.max(Math.min(low, high), Math.min(value, high));

/** The widths of the columns on a terminal: values are shortened first, then paths, and ids last. */
const widthsOf = (rows: readonly Row[], columns: number): Widths => {
  const [id = 0, where = 0, expected = 0, actual = 0] = columnNames.map((name) =>
    greatest(rows.map((row) => widthOf(row[name]))),
  );
  const all = columns - gap - gap * (columnNames.length - 1);
  const values = Math.min(expected + actual, enough);
  const shownWhere = between(narrowest.where, all - id - values, where);
  const shownId = between(narrowest.id, all - shownWhere - Math.min(expected + actual, least), id);
  const left = all - shownId - shownWhere;
  return {
    id: shownId,
    where: shownWhere,
    expected: Math.min(expected, Math.max(left - actual, Math.floor(left / 2), widthOf(head.expected))),
    actual,
  };
};

const tableLine = (row: Row, widths: Widths, columns: number): string => {
  const cell = (name: Column): string => padded(shortened(row[name], widths[name]), widths[name]);
  const front = `${row.sign} ${cell('id')}  ${cell('where')}  ${cell('expected')}  `;
  return `${front}${shortened(row.actual, columns - widthOf(front))}`.trimEnd();
};

// A narrower terminal has no room for four columns.
const leastColumns = 60;

const sentence = ({ sign, id, where, expected, actual }: Row): string =>
  `${sign} ${id}  ${where}  expected ${expected}, actual ${actual}`;

/** The rows that fail or warn: the first of each cause, then failures, then warnings. */
const ordered = ({ requirements, causes }: Results): readonly RequirementResult[] => {
  const leading = causes.map(({ example }) => example);
  const rank = ({ id, verdict }: RequirementResult): number =>
    leading.includes(id) ? leading.indexOf(id) : leading.length + (verdict === 'fail' ? 0 : 1);
  return requirements
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .toSorted((one, other) => rank(one) - rank(other));
};

/** A line for each, below the names of the columns. On a terminal too narrow for a table, wrapped sentences. */
export const failureTable = (results: Results, columns: number): string[][] => {
  const rows = ordered(results).map(rowOf);
  if (rows.length === 0) return [];
  if (columns < leastColumns) return rows.map((row) => wrapped(sentence(row), columns, 2 * gap));
  const widths = widthsOf([head, ...rows], columns);
  return [[paint('dim', tableLine(head, widths, columns))], ...rows.map((row) => [tableLine(row, widths, columns)])];
};
