// The grid: a row for each requirement, a column for each path, or for each target where there are several.

import { themeOf } from '../../contracts/requirements/catalogue.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import { pathsIn } from '../record/paths-in.ts';
import type { RequirementResult, RequirementVerdict, Results } from '../record/results.ts';
import { legend, mark } from './marks.ts';
import { html } from './markup.ts';

type Column = { readonly name: string; readonly of: (id: string) => RequirementVerdict | undefined };

const byPath = ({ requirements }: Results): readonly Column[] => {
  const rows = new Map(requirements.map((row) => [row.id, row.paths]));
  return pathsIn(requirements).map((name) => ({
    name,
    of: (id) => rows.get(id)?.find(({ path }) => path === name)?.verdict,
  }));
};

const byTarget = (runs: readonly Results[]): readonly Column[] =>
  runs.map((run) => {
    const rows = new Map(run.requirements.map(({ id, verdict }) => [id, verdict]));
    return { name: nameOfTarget(run), of: (id) => rows.get(id) };
  });

type Linked = { readonly row: RequirementResult; readonly href: string | undefined };

const line = ({ row, href }: Linked, columns: readonly Column[]) => html`<tr>
  <th scope="row" title=${row.says}>${href === undefined ? row.id : html`<a href=${href}>${row.id}</a>`}</th>
  <td class="level">${row.level}</td>
  ${columns.map(({ of }) => html`<td class="mark">${mark(of(row.id) ?? 'not-exercised')}</td>`)}
</tr>`;

const table = (
  rows: readonly Linked[],
  columns: readonly Column[],
) => html`<div class="wide" tabindex="0" role="group" aria-label="requirements and ${columns.length} columns of verdicts">
  <table class="grid"><thead><tr><th scope="col">requirement</th><th scope="col" class="level">level</th>
    ${columns.map(({ name }) => html`<th scope="col" class="turned"><span>${name}</span></th>`)}</tr></thead>
    ${[...Map.groupBy(rows, ({ row }) => themeOf(row.id))].map(
      ([
        theme,
        some,
      ]) => html`<tbody><tr><th scope="rowgroup" class="theme" colspan=${columns.length + 2}>${theme}</th></tr>
        ${some.map((linked) => line(linked, columns))}</tbody>`,
    )}</table></div><p class="dim legend">${legend}</p>`;

/** The grid of one run; `hrefOf` gives the link to the details of a failing requirement. */
export const grid = (results: Results, hrefOf: (row: RequirementResult) => string | undefined) =>
  table(
    results.requirements.map((row) => ({ row, href: hrefOf(row) })),
    byPath(results),
  );

/** The grid of several targets. */
export const targetsGrid = (runs: readonly Results[]) => {
  const rows = new Map(runs.flatMap(({ requirements }) => requirements.map((row) => [row.id, row] as const)));
  return table(
    [...rows.values()].map((row) => ({ row, href: undefined })),
    byTarget(runs),
  );
};
