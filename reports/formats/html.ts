// The HTML report: one file that needs no network, with verdict and reasons first.
import { createHash } from 'node:crypto';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { visible } from '../../engine/output/visible.ts';
import { failureDetails } from '../html/failure-details.ts';
import { grid, targetsGrid } from '../html/grid.ts';
import { coverageList, observationList, unexercisedList, waiverList } from '../html/lists.ts';
import { html } from '../html/markup.ts';
import { script } from '../html/script.ts';
import { style } from '../html/style.ts';
import { trafficTable } from '../html/traffic.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { RequirementResult, RequirementVerdict, Results } from '../record/results.ts';
import { verdictWords } from '../record/verdict-words.ts';
import { cleanUpLines } from '../terminal/clean-up-text.ts';
import { foundIn, tallyText, verdictOn } from './found.ts';

const detailed: readonly RequirementVerdict[] = ['fail', 'warn', 'waived'];
const titles = { fail: 'Failures', warn: 'Warnings', waived: 'Waived', pass: '', 'not-exercised': '' } as const;

/** The anchor of a failure; numbered, since several targets may fail the same requirement. */
const idOf = (index: number, { id }: RequirementResult): string => `target-${index}-${id}`;

const reasons = (results: Results, index: number) => {
  const failing = results.requirements.filter(({ verdict }) => verdict === 'fail');
  return html`${results.reason === undefined ? '' : html`<p><strong>${results.reason}</strong></p>`}
    ${failing.length === 0 ? '' : html`<ul>${failing.map((row) => html`<li><a href=${`#${idOf(index, row)}`}>${row.id}</a> ${row.says}</li>`)}</ul>`}`;
};

const numbers = (results: Results): string => {
  const { counts, seed, start, end, strict, tool } = results;
  const seconds = ((Date.parse(end) - Date.parse(start)) / 1000).toFixed(1);
  return `${tallyText(results)}; ${counts.cases} cases, ${counts.requests} requests, ${counts.retries} retries in ${seconds} s; seed ${seed}${strict ? ', strict' : ''}; ${start}; ${tool.name} ${tool.version}.`;
};

// A browser takes seconds for more; failures on further paths are then shown in a line each.
const mostInFull = 1_000;

const failures = (results: Results, index: number, isBrief: boolean) =>
  detailed.map((verdict) => {
    const rows = results.requirements.filter((row) => row.verdict === verdict);
    return rows.length === 0
      ? ''
      : html`<section><h2>${titles[verdict]}</h2>${rows.map((row) => failureDetails(row, { id: idOf(index, row), isBrief }))}</section>`;
  });

type Frame = { readonly index: number; readonly Heading: 'h1' | 'h2'; readonly isBrief: boolean };

const section = (results: Results, { index, Heading, isBrief }: Frame) => html`<header class=${results.verdict}>
    <${Heading}>${verdictWords[results.verdict]}</${Heading}><p><code>${nameOfTarget(results)}</code></p>
    ${reasons(results, index)}<p class="dim">${numbers(results)}</p>
    ${cleanUpLines(results).map((line) => html`<p class="dim">${line}</p>`)}</header>
  <section><h2>Requirements</h2>${grid(results, (row) => (detailed.includes(row.verdict) ? `#${idOf(index, row)}` : undefined))}</section>
  ${failures(results, index, isBrief)}${waiverList(results)}${unexercisedList(results)}${trafficTable(results.traffic)}${coverageList(results)}${observationList(results)}`;

const several = (
  runs: readonly Results[],
  isBrief: boolean,
) => html`<header class=${verdictOn(runs)}><h1>${verdictWords[verdictOn(runs)]}</h1>
    <p>${runs.length} runs side by side.</p></header><section><h2>Targets</h2>${targetsGrid(runs)}</section>
  ${runs.map((run, index) => section(run, { index, Heading: 'h2', isBrief }))}`;

const body = (runs: readonly Results[]) => {
  const [first, second] = runs;
  const isBrief = runs.flatMap((run) => foundIn(run, detailed)).length > mostInFull;
  return html`<main>${first && !second ? section(first, { index: 0, Heading: 'h1', isBrief }) : several(runs, isBrief)}</main>`;
};

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// Even if text of a target were taken for markup, this policy keeps a browser from running or loading anything.
const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;

/** The runs as one page. */
export const toHtml = (runs: readonly Results[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${verdictWords[verdictOn(runs)]}: user status contract</title><style>${style}</style></head><body>${visible(renderToStaticMarkup(body(runs)))}<script>${script}</script></body></html>\n`;
