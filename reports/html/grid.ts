// The grid: a row for each requirement, those that fail first; a column for each path, or for each target where there are several.

import { themeOf } from '../../contracts/requirements/catalogue.ts';
import { whatHappened } from '../formats/what-happened.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import { pathsIn } from '../record/paths-in.ts';
import type { RequirementResult, RequirementVerdict, Results } from '../record/results.ts';
import { legend, mark, shownAs } from './marks.ts';
import { html } from './markup.ts';
import { verdictsByPath } from './paths.ts';

type Column = {
  readonly name: string;
  readonly of: (row: RequirementResult) => RequirementVerdict | undefined;
  readonly hrefOf: (row: RequirementResult) => string | undefined;
};

/** The anchors of a run: of the details of a requirement, and of those on one path; undefined where there are none. */
export type Anchors = {
  readonly row: (row: RequirementResult) => string | undefined;
  readonly path: (row: RequirementResult, path: string) => string | undefined;
};

const byPath = ({ requirements }: Results, anchors: Anchors): readonly Column[] =>
  pathsIn(requirements).map((name) => ({
    name,
    of: ({ paths }) => paths.find(({ path }) => path === name)?.verdict,
    hrefOf: (row) => anchors.path(row, name),
  }));

const byTarget = (runs: readonly Results[]): readonly Column[] =>
  runs.map((run) => {
    const rows = new Map(run.requirements.map(({ id, verdict }) => [id, verdict]));
    return { name: nameOfTarget(run), of: ({ id }) => rows.get(id), hrefOf: () => undefined };
  });

type Table = {
  readonly rows: readonly RequirementResult[];
  readonly columns: readonly Column[];
  readonly hrefOf: (row: RequirementResult) => string | undefined;
};

const cell = (row: RequirementResult, { name, of, hrefOf }: Column) => {
  const [sign, href] = [mark(shownAs(row.level, of(row) ?? 'not-exercised')), hrefOf(row)];
  return href === undefined
    ? html`<td class="mark">${sign}</td>`
    : html`<td class="mark"><a href=${href} title=${`${row.id} on ${name}`}>${sign}</a></td>`;
};

/** An id that may be broken behind its dots. */
const breakable = (id: string) =>
  id.split('.').flatMap((part, index) => (index === 0 ? [part] : ['.', html`<wbr />`, part]));

const line = (row: RequirementResult, { columns, hrefOf }: Table) => {
  const href = hrefOf(row);
  const names = columns.map(({ name }) => name);
  return html`<tr class=${shownAs(row.level, row.verdict)} data-v=${shownAs(row.level, row.verdict)} data-on=${verdictsByPath(row, names)}>
    <th scope="row" title=${row.says}>${href === undefined ? breakable(row.id) : html`<a href=${href}>${breakable(row.id)}</a>`}</th>
    <td class="says">${whatHappened(row) ?? row.says}</td><td class="level">${row.level}</td>${columns.map((column) => cell(row, column))}</tr>`;
};

const first: Readonly<Partial<Record<RequirementVerdict, string>>> = {
  fail: 'failing',
  warn: 'warnings',
  waived: 'waived',
};
const order = ['failing', 'warnings', 'waived'];

/** Failing, warnings, waived, then the others by theme. */
const groupsOf = (rows: readonly RequirementResult[]) => {
  const groups = Map.groupBy(rows, ({ id, verdict }) => first[verdict] ?? themeOf(id));
  const rank = (name: string): number => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  return [...groups].sort(([one], [other]) => rank(one) - rank(other));
};

// Requirement, statement, level.
const columnsBefore = 3;

const group = (name: string, some: readonly RequirementResult[], table: Table) => html`<tbody>
  <tr class="theme"><th scope="rowgroup" colspan=${table.columns.length + columnsBefore}>${name} <span class="dim">${some.length}</span></th></tr>
  ${some.map((row) => line(row, table))}</tbody>`;

const tableOf = (
  table: Table,
) => html`<div class="panel wide tall" tabindex="0" role="group" aria-label=${`requirements and ${table.columns.length} columns of verdicts`}>
  <table class="grid"><thead><tr><th scope="col">requirement</th><th scope="col" class="says">what happened, or what holds</th><th scope="col" class="level">level</th>
    ${table.columns.map(({ name }) => html`<th scope="col" class="turned"><span>${name}</span></th>`)}</tr></thead>
    ${groupsOf(table.rows).map(([name, some]) => group(name, some, table))}</table></div>`;

/** The grid of one run; its marks link to the details of what fails. */
export const grid = (results: Results, anchors: Anchors) => html`<div>
  ${tableOf({ rows: results.requirements, columns: byPath(results, anchors), hrefOf: anchors.row })}${legend()}</div>`;

/** The grid of several targets; each requirement with the most severe of its verdicts. */
export const targetsGrid = (runs: readonly Results[]) => {
  const rows = new Map<string, RequirementResult>();
  for (const row of runs.flatMap(({ requirements }) => requirements)) {
    const known = rows.get(row.id);
    if (known === undefined || severity(row) < severity(known)) rows.set(row.id, row);
  }
  const table = { rows: [...rows.values()], columns: byTarget(runs), hrefOf: () => undefined };
  return html`<div>${tableOf(table)}${legend()}</div>`;
};

const bySeverity: readonly RequirementVerdict[] = ['fail', 'warn', 'waived', 'pass', 'not-exercised'];
const severity = ({ verdict }: RequirementResult): number => bySeverity.indexOf(verdict);
