// The details of a failing requirement: what happened, the statement and its source, and the exchange on each path.
import type { Source } from '../../contracts/requirements/requirement.ts';
import { plural } from '../formats/plural.ts';
import { whatHappened, whereHappened } from '../formats/what-happened.ts';
import type { KeptCounterexample, PathResult, RequirementResult } from '../record/results.ts';
import { citation, linkTo } from '../record/source-text.ts';
import { exchange } from './exchange.ts';
import { pill } from './marks.ts';
import { html } from './markup.ts';
import { verdictsByPath } from './paths.ts';

const longestInBrief = 200;

const inBrief = ({ case: id, differences }: KeptCounterexample): string =>
  [...differences.slice(0, 1).map(({ expected, actual }) => `expected ${expected}, actual ${actual}`), `case ${id}`]
    .map((part) => part.slice(0, longestInBrief))
    .join('; ');

export type Place = {
  /** The anchor of the requirement; that of a path has the path's name behind it. */
  readonly id: string;
  readonly isBrief: boolean;
  readonly isOpen: boolean;
  readonly paths: readonly string[];
  /** The cause that the requirement belongs to, as a link. */
  readonly cause: { readonly href: string; readonly text: string } | undefined;
};

const onPath = ({ path, broken, cases, counterexample }: PathResult, { id, isBrief }: Place) => {
  if (counterexample === undefined) return '';
  const head = `${path}: ${broken} of ${plural(cases, 'case')}`;
  return isBrief
    ? html`<p class="brief small" id=${`${id}-${path}`}>${head}; ${inBrief(counterexample)}</p>`
    : html`<details class="path"><summary>${head}</summary><div id=${`${id}-${path}`}>${exchange(counterexample)}</div></details>`;
};

const cited = (from: Source) => {
  const address = linkTo(from);
  if (address !== undefined) return html`<a href=${address}>${citation(from)}</a>`;
  return from.url === undefined ? citation(from) : `${citation(from)} (${from.url})`;
};

const source = ({ source: from }: RequirementResult) =>
  html`<p class="small dim">${cited(from)}${from.quote === undefined ? '' : html`: <q>${from.quote}</q>`}</p>`;

const waivers = ({ paths }: RequirementResult) =>
  paths.flatMap(({ path, waiver }) =>
    waiver === undefined
      ? []
      : [
          html`<p class="note waived">Waived on ${path} until ${waiver.expires}: ${waiver.reason} (${waiver.owner})</p>`,
        ],
  );

/** A failing requirement: the smallest counterexample of all paths, then those of the other paths. */
export const failureDetails = (row: RequirementResult, place: Place) => {
  const { id, isOpen, paths, cause } = place;
  const [own, happened] = [row.counterexample, whatHappened(row)];
  return html`<article class=${`panel finding ${row.verdict}`} data-v=${row.verdict} data-on=${verdictsByPath(row, paths)}>
    <details open=${isOpen}><summary>
      <h3><code>${row.id}</code></h3> ${pill(row.verdict)} <span class="level">${row.level}</span>
      <span class="happened">${happened ?? row.says}</span><span class="small dim">${whereHappened(row)}</span></summary>
    <div class="body" id=${id}>${cause === undefined ? '' : html`<p class="small"><a href=${cause.href}>${cause.text}</a></p>`}<p>${row.says}</p>${source(row)}${waivers(row)}
      ${own ? html`<h4 id=${`${id}-${own.path}`}>On ${own.path}</h4>${exchange(own)}` : ''}
      ${row.paths.filter(({ path }) => path !== own?.path).map((on) => onPath(on, place))}</div></details></article>`;
};
