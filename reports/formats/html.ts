// The HTML report: one file that needs no network; verdict and causes first.
import { createHash } from 'node:crypto';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { visible } from '../../engine/output/visible.ts';
import { causeCards } from '../html/cause-cards.ts';
import { failureDetails } from '../html/failure-details.ts';
import { type Anchors, grid, targetsGrid } from '../html/grid.ts';
import { hero } from '../html/hero.ts';
import { beyondPageList, coverageList, observationList, unexercisedList, waiverList } from '../html/lists.ts';
import { html } from '../html/markup.ts';
import { script } from '../html/script.ts';
import { style } from '../html/style.ts';
import { toolbar } from '../html/toolbar.ts';
import { trafficTable } from '../html/traffic.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import { pathsIn } from '../record/paths-in.ts';
import type { RequirementResult, RequirementVerdict, Results } from '../record/results.ts';
import { verdictWords } from '../record/verdict-words.ts';
import { byCause, causeLabel, causeNumber } from './cause-text.ts';
import { foundIn, tallyText, verdictOn } from './found.ts';
import { plural } from './plural.ts';

const detailed: readonly RequirementVerdict[] = ['fail', 'warn', 'waived'];
const titles = { fail: 'Failures', warn: 'Warnings', waived: 'Waived', pass: '', 'not-exercised': '' } as const;

/** The anchor of a failure; numbered, since several targets may fail the same requirement. */
const idOf = (index: number, { id }: RequirementResult): string => `target-${index}-${id}`;

const anchorsOf = (index: number): Anchors => ({
  row: (row) => (detailed.includes(row.verdict) ? `#${idOf(index, row)}` : undefined),
  path: (row, name) =>
    row.paths.some(({ path, counterexample }) => path === name && counterexample !== undefined) &&
    detailed.includes(row.verdict)
      ? `#${idOf(index, row)}-${name}`
      : undefined,
});

// A browser takes seconds for more; failures on further paths are then shown in a line each.
const mostInFull = 1_000;
// With more, only the example of each cause is open.
const mostOpen = 3;

type Frame = { readonly index: number; readonly Heading: 'h1' | 'h2'; readonly isBrief: boolean };

const causeLink = ({ id }: RequirementResult, results: Results, index: number) => {
  const [number, text] = [causeNumber(id, results), causeLabel(id, results)];
  return number === undefined || text === undefined ? undefined : { href: `#run-${index}-cause-${number}`, text };
};

const failures = (results: Results, { index, isBrief }: Frame) => {
  const deviating = results.requirements.filter(({ verdict }) => detailed.includes(verdict));
  const rows = byCause(deviating, ({ id }) => id, results);
  const paths = pathsIn(results.requirements);
  const place = (row: RequirementResult) => ({
    ...{ id: idOf(index, row), isBrief, paths },
    isOpen: rows.length <= mostOpen,
    cause: causeLink(row, results, index),
  });
  return detailed.map((verdict) => {
    const some = rows.filter((row) => row.verdict === verdict);
    return some.length === 0
      ? ''
      : html`<section data-list><h2>${titles[verdict]}</h2>${some.map((row) => failureDetails(row, place(row)))}</section>`;
  });
};

const requirements = (results: Results, index: number) =>
  results.requirements.length === 0
    ? ''
    : html`<section><h2>Requirements</h2>${toolbar(results, pathsIn(results.requirements))}${grid(results, anchorsOf(index))}</section>`;

const section = (
  results: Results,
  frame: Frame,
) => html`<div data-run id=${`run-${frame.index}`}>${hero(results, frame.Heading)}
  ${causeCards({ results, id: `run-${frame.index}`, hrefOf: (row) => `#${idOf(frame.index, row)}` })}${requirements(results, frame.index)}
  ${failures(results, frame)}${beyondPageList(results)}${waiverList(results)}${unexercisedList(results)}
  ${trafficTable(results.traffic)}${coverageList(results)}${observationList(results)}</div>`;

const runLink = (run: Results, index: number) => {
  const causes = run.causes.length === 0 ? '' : `, ${plural(run.causes.length, 'cause')}`;
  return html`<li class=${run.verdict}><span class="pill">${verdictWords[run.verdict]}</span>
    <a href=${`#run-${index}`}>${nameOfTarget(run)}</a><span class="small dim">${tallyText(run)}${causes}</span></li>`;
};

const several = (
  runs: readonly Results[],
  isBrief: boolean,
) => html`<header class=${`panel hero ${verdictOn(runs)}`}><h1>${verdictWords[verdictOn(runs)]}</h1>
    <p class="dim">${plural(runs.length, 'run')} side by side.</p><ul class="runs">${runs.map(runLink)}</ul></header><section><h2>Targets</h2>${targetsGrid(runs)}</section>
  ${runs.map((run, index) => section(run, { index, Heading: 'h2', isBrief }))}`;

// Dates of runs differ from machine to machine: the date is of the first.
const brand = ([first]: readonly Results[]) => html`<header class="brand"><strong>User status contract</strong>
  ${first === undefined ? '' : html`<span>${first.tool.name} ${first.tool.version} · ${dateText(first.start)}</span>`}</header>`;

/** A time in UTC, to the minute. */
const dateText = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

const body = (runs: readonly Results[]) => {
  const [first, second] = runs;
  const isBrief = runs.flatMap((run) => foundIn(run, detailed)).length > mostInFull;
  return html`<div>${brand(runs)}<main>${first && !second ? section(first, { index: 0, Heading: 'h1', isBrief }) : several(runs, isBrief)}</main></div>`;
};

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// Even if text of a target were taken for markup, this policy keeps a browser from running or loading anything.
const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;

/** The runs as one page. */
export const toHtml = (runs: readonly Results[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${verdictWords[verdictOn(runs)]}: user status contract</title><style>${style}</style></head><body>${visible(renderToStaticMarkup(body(runs)))}<script>${script}</script></body></html>\n`;
