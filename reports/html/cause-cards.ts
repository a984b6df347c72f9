// The causes of a run as cards: what is wrong, what shows it best, and which requirements and paths it breaks.

import { exampleOf, extentOfCause, severityOfCause } from '../formats/cause-text.ts';
import { plural } from '../formats/plural.ts';
import { flakyText } from '../record/flaky.ts';
import type { Cause, RequirementResult, Results } from '../record/results.ts';
import { difference } from './difference.ts';
import { caseLine, command } from './exchange.ts';
import { html } from './markup.ts';

type Card = { readonly cause: Cause; readonly number: number };
type Run = {
  readonly results: Results;
  /** The anchor of the run; those of its causes have their numbers behind it. */
  readonly id: string;
  readonly hrefOf: (row: RequirementResult) => string;
};

const mostLinks = 6;

const links = ({ cause }: Card, { results, hrefOf }: Run) => {
  if (cause.requirements.length === 1) return '';
  const rows = cause.requirements.flatMap((id) => results.requirements.find((row) => row.id === id) ?? []);
  const list = (some: readonly RequirementResult[]) =>
    html`<ul class="ids">${some.map((row) => html`<li><a href=${hrefOf(row)}>${row.id}</a></li>`)}</ul>`;
  if (rows.length <= mostLinks) return list(rows);
  return html`<details><summary class="small">all ${rows.length} requirements</summary>${list(rows)}</details>`;
};

const evidence = (row: RequirementResult, href: string) => {
  const { counterexample } = row;
  if (counterexample === undefined) return '';
  const flaky = flakyText(counterexample);
  return html`<div class="evidence">${counterexample.differences.slice(0, 1).map(difference)}
    ${flaky === undefined ? '' : html`<p class="note warn">${flaky}</p>`}${caseLine(counterexample)}${command('replay', counterexample.replay)}
    <p class="small"><a href=${href}>Request and answer of ${row.id}</a></p></div>`;
};

const card = (shown: Card, run: Run) => {
  const { cause, number } = shown;
  const example = exampleOf(cause, run.results);
  return html`<li id=${`${run.id}-cause-${number}`} class=${`panel cause ${severityOfCause(cause, run.results)}`}>
    <header><span class="place" aria-hidden="true">${number}</span><div><h3>${cause.summary}</h3>
    <p class="small dim">${extentOfCause(cause, run.results)}</p></div></header>
    ${example ? evidence(example, run.hrefOf(example)) : ''}${links(shown, run)}</li>`;
};

/** A card for each cause, weightiest first; nothing where there is none. */
export const causeCards = (run: Run) => {
  const { causes } = run.results;
  if (causes.length === 0) return '';
  return html`<section class="causes"><h2>${plural(causes.length, 'cause')}</h2>
    <ol>${causes.map((cause, index) => card({ cause, number: index + 1 }, run))}</ol></section>`;
};
