// The chips and the search box above the grid. Only the script can filter, so it shows them.
import type { Results } from '../record/results.ts';
import { countsOf } from './hero.ts';
import { type Shown, wordOf } from './marks.ts';
import { html } from './markup.ts';

const chip = (data: Readonly<Record<string, string>>, name: string, isPressed: boolean) =>
  html`<button type="button" class="chip" ...${data} aria-pressed=${String(isPressed)}>${name}</button>`;

const named: Readonly<Partial<Record<Shown, string>>> = { fail: 'failing', warn: 'warnings', waived: 'waived' };

const verdictChips = (results: Results) => [
  chip({ 'data-verdict': '' }, `all ${results.requirements.length}`, true),
  ...countsOf(results).map(([shown, count]) =>
    chip({ 'data-verdict': shown }, `${named[shown] ?? wordOf(shown)} ${count}`, false),
  ),
];

/** Filters by verdict, path and text for the requirements of a run. */
export const toolbar = (results: Results, paths: readonly string[]) => html`<div class="toolbar" data-filter hidden>
  <div class="chips" role="group" aria-label="verdict">${verdictChips(results)}</div>
  ${paths.length < 2 ? '' : html`<div class="chips" role="group" aria-label="path">${chip({ 'data-path': '' }, 'every path', true)}${paths.map((path, index) => chip({ 'data-path': String(index) }, path, false))}</div>`}
  <div class="find"><input type="search" placeholder="Search requirements" aria-label="search requirements" />
    <span class="small dim" role="status" data-count></span></div></div>`;
