// Lists of the HTML report: coverage, requirements not exercised, waivers, observations.

import { foundIn, unreached } from '../formats/found.ts';
import { counted, plural } from '../formats/plural.ts';
import type { Coverage, Results } from '../record/results.ts';
import { waiverLines } from '../record/waivers.ts';
import { html } from './markup.ts';

const covered = ({ about, classes }: Coverage) => {
  const sent = classes.filter(({ cases }) => cases > 0).length;
  return html`<details class="fold"><summary>${about} <span class="small dim">${sent} of ${plural(classes.length, 'class', 'classes')} sent</span></summary><div class="wide" tabindex="0" role="group" aria-label=${about}><table>
    <thead><tr><th scope="col">class</th><th scope="col">cases</th><th scope="col">paths</th></tr></thead>
    <tbody>${classes.map(({ name, cases, paths }) => html`<tr class=${cases === 0 ? 'never' : ''}><th scope="row">${name}</th><td class="number">${cases}</td><td class="number">${paths}</td></tr>`)}</tbody></table></div></details>`;
};

/** Coverage, with a section to unfold for each axis. */
export const coverageList = ({ coverage = [] }: Results) =>
  coverage.length === 0
    ? ''
    : html`<section><h2>Coverage</h2><div class="panel">${coverage.map(covered)}</div></section>`;

/** Requirements and paths that were not exercised, with the reason. */
export const unexercisedList = (results: Results) => {
  const rows = results.requirements.filter(({ verdict }) => verdict === 'not-exercised');
  const paths = unreached(results);
  if (rows.length + paths.length === 0) return '';
  return html`<section><h2>Not exercised</h2><ul class="panel plain">${rows.map(
    ({ id, paths }) => html`<li><code>${id}</code> ${paths[0]?.because ?? 'no case exercised it'}</li>`,
  )}${paths.map(({ path, because }) => html`<li>nothing sent on ${path}: ${because}</li>`)}</ul></section>`;
};

/** The paths beyond the page that a configuration named. */
export const beyondPageList = (results: Results) => {
  const paths = Object.entries(results.beyondPage ?? {});
  return paths.length === 0
    ? ''
    : html`<section><h2>Beyond the page</h2><p class="dim">The configuration names these paths; the page does not list them.</p><ul class="panel plain">${paths.map(
        ([name, template]) => html`<li>${name} <code>${template}</code></li>`,
      )}</ul></section>`;
};

/** The waivers that were used, have expired or are not needed. */
export const waiverList = (results: Results) => {
  const lines = waiverLines(results);
  return lines.length === 0
    ? ''
    : html`<section><h2>Waivers</h2><ul class="panel plain">${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
};

/** What was observed where the page allows several answers. */
export const observationList = (results: Results) => {
  const observed = foundIn(results).filter(({ on }) => on.observed !== undefined);
  if (observed.length === 0) return '';
  return html`<section><h2>Observations</h2><p class="dim">The page leaves these open; they do not count for the verdict.</p>
    <div class="panel">${[...Map.groupBy(observed, ({ row }) => row)].map(
      ([row, found]) =>
        html`<details class="fold"><summary><code>${row.id}</code> <span class="small dim">${row.says}</span></summary>${found.map(
          ({ on }) =>
            html`<h3>${on.path}</h3><ul>${Object.entries(on.observed ?? {}).map(([what, count]) => html`<li>${counted(count)} × ${what}</li>`)}</ul>`,
        )}</details>`,
    )}</div></section>`;
};
