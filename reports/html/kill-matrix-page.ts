// The kill matrix as an HTML page without script or network: a row for each fault, a column for each requirement.

import { renderToStaticMarkup } from 'preact-render-to-string';
import { themeOf } from '../../contracts/requirements/catalogue.ts';
import type { FaultRow, KillMatrix, OddityRow, RequirementRow } from '../../engine/selftest/kill-matrix.ts';
import { seedsTried } from '../../engine/selftest/sample.ts';
import type { Scope } from '../../engine/selftest/trials.ts';
import { counted, plural } from '../formats/plural.ts';
import { oneInText } from '../record/confidence.ts';
import { killMatrixStyle } from './kill-matrix-style.ts';
import { html } from './markup.ts';

type Page = { readonly scope: Scope; readonly seconds: number; readonly matrix: KillMatrix };

const yes = html`<td class="caught" aria-label="caught">●</td>`;
const no = html`<td class="survived" aria-label="survived">✗</td>`;
const untried = html`<td aria-label="not tried">–</td>`;

const way = (caught: boolean | undefined) => (caught === undefined ? untried : caught ? yes : no);

const isShown = ({ breaks, kills }: FaultRow, id: string): boolean => breaks === id || kills.includes(id);

const cell = ({ breaks, kills, name }: FaultRow, id: string) => {
  const isKilled = kills.includes(id);
  if (breaks === id)
    return html`<td class=${isKilled ? 'own caught' : 'own survived'} title=${`${name}: ${id}`}>${isKilled ? '●' : '✗'}</td>`;
  return html`<td class="also" title=${`${name}: ${id}`}>○</td>`;
};

/** The cells of a row. Neighbours without a mark are one cell: a browser takes seconds for as many cells as there would be. */
const cells = (row: FaultRow, columns: readonly RequirementRow[]) => {
  const marked = columns.flatMap(({ id }, place) => (isShown(row, id) ? [{ id, place }] : []));
  const ends = [...marked.map(({ place }) => place), columns.length];
  return ends.map((place, index) => {
    const empty = place - ((marked[index - 1]?.place ?? -1) + 1);
    const own = marked[index];
    return [empty === 0 ? '' : html`<td colspan=${empty}></td>`, own === undefined ? '' : cell(row, own.id)];
  });
};

const faultRow = (row: FaultRow, columns: readonly RequirementRow[]) => html`<tr>
  <th scope="row" title=${row.says}>${row.name}</th>
  ${way(row.caught.always)}${way(row.caught.onOnePath)}${way(row.caught.oneInHundred)}
  ${cells(row, columns)}
</tr>`;

const head = (columns: readonly RequirementRow[]) => html`<thead>
  <tr><td></td><th colspan="3" scope="colgroup">caught</th>
    ${[...Map.groupBy(columns, ({ id }) => themeOf(id))].map(
      ([theme, rows]) => html`<th class="theme" colspan=${rows.length} scope="colgroup">${theme}</th>`,
    )}</tr>
  <tr><th scope="col">fault</th>
    ${['always', 'on one path', '1 of 100 requests'].map((words) => html`<th class="turned" scope="col"><span>${words}</span></th>`)}
    ${columns.map(({ id }) => html`<th class="turned" scope="col"><span>${id}</span></th>`)}</tr>
</thead>`;

const matrixTable = ({
  faults,
  requirements,
}: KillMatrix) => html`<div class="panel wide tall" tabindex="0" role="region" aria-label="faults and requirements">
  <table class="matrix">${head(requirements)}<tbody>${faults.map((row) => faultRow(row, requirements))}</tbody></table>
</div>`;

const oddityLine = ({ name, says, seeds, blamedBy }: OddityRow) => html`<tr>
  <th scope="row">${name}</th><td>${says}</td><td class="number">${seeds}</td>
  ${blamedBy.length === 0 ? html`<td class="caught">nothing</td>` : html`<td class="survived">${blamedBy.join(', ')}</td>`}
</tr>`;

const oddityTable = ({
  oddities,
}: KillMatrix) => html`<div class="panel wide" tabindex="0" role="region" aria-label="lawful oddities"><table>
  <thead><tr><th scope="col">oddity</th><th scope="col">what is unusual</th><th scope="col">seeds</th><th scope="col">blamed by</th></tr></thead>
  <tbody>${oddities.map(oddityLine)}</tbody></table></div>`;

const requirementLine = ({ id, cases, killedBy }: RequirementRow) => html`<tr>
  <th scope="row">${id}</th><td class="number">${cases}</td><td class="number">${cases === 0 ? '–' : oneInText(cases)}</td>
  <td>${killedBy.join(', ')}</td>
</tr>`;

const requirementTable = ({
  requirements,
}: KillMatrix) => html`<div class="panel wide" tabindex="0" role="region" aria-label="requirements"><table>
  <thead><tr><th scope="col">requirement</th><th scope="col">cases in a run</th><th scope="col">detection limit, 95 %</th><th scope="col">faults it catches</th></tr></thead>
  <tbody>${requirements.map(requirementLine)}</tbody></table></div>`;

const list = (title: string, lines: readonly string[]) =>
  lines.length === 0
    ? ''
    : html`<h2>${plural(lines.length, title)}</h2><ul class="panel list survived">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

const tile = (name: string, count: number, kind = '') =>
  html`<div class=${`tile ${count === 0 ? '' : kind}`}><dt>${name}</dt><dd>${counted(count)}</dd></div>`;

const tiles = ({ matrix }: Page) => html`<dl class="tiles">
  ${tile(matrix.survivors.length === 1 ? 'survivor' : 'survivors', matrix.survivors.length, 'survived')}
  ${tile(matrix.falseAlarms.length === 1 ? 'false alarm' : 'false alarms', matrix.falseAlarms.length, 'survived')}
  ${tile('faults', matrix.faults.length)}${tile('lawful oddities', matrix.oddities.length)}
  ${tile('requirements', matrix.requirements.length)}</dl>`;

const hero = (page: Page) => {
  const { scope, seconds, matrix } = page;
  const isSound = matrix.survivors.length + matrix.falseAlarms.length === 0;
  return html`<header class=${`panel hero ${isSound ? 'caught' : 'survived'}`}>
    <h1>${isSound ? 'sound' : 'unsound'}</h1><p class="dim">The kill matrix: which requirement catches which fault.</p>${tiles(page)}
    <p class="small dim">lawful oddities over ${plural(seedsTried(scope), 'seed')} · ${scope.cases} cases per path and theme · seed ${scope.seed} · ${seconds.toFixed(0)} seconds</p></header>`;
};

const signs = html`<p class="legend small dim"><span><span class="caught">●</span> caught by the requirement that the fault breaks</span>
  <span><span class="also">○</span> fails too</span> <span><span class="survived">✗</span> survived</span> <span>– not tried, as the fault itself is rare</span></p>`;

const body = (page: Page) => {
  const { matrix } = page;
  return html`<main>${hero(page)}${list('survivor', matrix.survivors)} ${list('false alarm', matrix.falseAlarms)}
    ${matrix.faults.length === 0 ? '' : html`<section><h2>Faults and requirements</h2>${matrixTable(matrix)}${signs}</section>`}
    ${matrix.oddities.length === 0 ? '' : html`<section><h2>Lawful oddities</h2>${oddityTable(matrix)}</section>`}
    <section><h2>Requirements</h2>${requirementTable(matrix)}</section></main>`;
};

/** The whole page as text. */
export const killMatrixPage = (page: Page): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kill matrix</title><style>${killMatrixStyle}</style></head><body>${renderToStaticMarkup(body(page))}</body></html>\n`;
