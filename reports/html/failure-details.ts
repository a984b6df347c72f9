// The details of a failure: statement and source, expected and actual with the difference marked, the exchange, the commands.
import { diffChars } from 'diff';
import type { Source } from '../../contracts/requirements/requirement.ts';
import { supportLine } from '../formats/support.ts';
import type { Difference, KeptBody, KeptCounterexample, PathResult, RequirementResult } from '../record/results.ts';
import { citation, linkTo } from '../record/source-text.ts';
import { mark } from './marks.ts';
import { html } from './markup.ts';

const [longestBody, longestInBrief] = [4_000, 200];
const [longestCompared, mostEdits, mostPieces] = [500, 60, 24];

type Changes = ReturnType<typeof diffChars> | undefined;

/** The difference character by character; undefined where two texts have too little in common for marks to help. */
const changesOf = ({ expected, actual }: Difference): Changes => {
  const longest = Math.max(expected.length, actual.length);
  if (longest > longestCompared) return undefined;
  const changes = diffChars(expected, actual, { maxEditLength: mostEdits }) ?? [];
  const common = changes.filter(({ added, removed }) => !(added || removed)).reduce((sum, { count }) => sum + count, 0);
  return 2 * common >= longest && changes.length <= mostPieces ? changes : undefined;
};

const side = (changes: Changes, own: 'removed' | 'added', text: string) =>
  changes === undefined
    ? html`<mark>${text}</mark>`
    : changes
        .filter((change) => change[own] || !(change.added || change.removed))
        .map((change) => (change[own] ? html`<mark>${change.value}</mark>` : change.value));

const difference = (found: Difference) => {
  const changes = changesOf(found);
  return html`<tr><th scope="row">${found.location || 'answer'}</th>
    <td><code>${side(changes, 'removed', found.expected)}</code></td>
    <td><code>${side(changes, 'added', found.actual)}</code></td></tr>`;
};

const bodyText = ({ text, bytes }: KeptBody): string =>
  text.length > longestBody
    ? `${text.slice(0, longestBody)}… (${bytes} bytes; results.json has up to 64 KiB)`
    : text || '(empty)';

const headerText = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

const answerText = ({ answer }: KeptCounterexample): string =>
  'status' in answer
    ? `${answer.status}\n${headerText(answer.headers)}\n${bodyText(answer.body)}`
    : `${answer.silence}: ${answer.detail}`;

const command = (name: string, text: string) => html`<div class="command">
  <span>${name}</span><button type="button" data-copy hidden aria-label=${`copy the ${name} command`}>copy</button>
  <pre tabindex="0" role="group" aria-label=${name}>${text}</pre></div>`;

const exchange = (counterexample: KeptCounterexample) => {
  const { request, reason, differences, replay, curl, minimal } = counterexample;
  const support = supportLine(counterexample);
  return html`<p>Sent because ${reason}.${minimal ? '' : ' A smaller counterexample may exist: the time for shrinking ran out.'}</p>
    <div class="wide" tabindex="0" role="group" aria-label="expected and actual"><table class="difference">
      <thead><tr><th scope="col">location</th><th scope="col">expected</th><th scope="col">actual</th></tr></thead>
      <tbody>${differences.map(difference)}</tbody></table></div>
    <div class="sides">
      <pre tabindex="0" role="group" aria-label="request">${`${request.method} ${request.url}\n${headerText(request.headers)}\n${bodyText(request.body)}`}</pre>
      <pre tabindex="0" role="group" aria-label="answer">${answerText(counterexample)}</pre></div>
    ${support === undefined ? '' : html`<p>For a support case: <code>${support}</code></p>`}
    ${command('replay', replay)}${command('curl', curl)}`;
};

const inBrief = ({ case: id, differences }: KeptCounterexample): string =>
  [...differences.slice(0, 1).map(({ expected, actual }) => `expected ${expected}, actual ${actual}`), `case ${id}`]
    .map((part) => part.slice(0, longestInBrief))
    .join('; ');

const onPath = ({ path, broken, cases, counterexample }: PathResult, isBrief: boolean) => {
  if (counterexample === undefined) return '';
  const head = `${path}: ${broken} of ${cases} cases`;
  return isBrief
    ? html`<p class="brief">${head}; ${inBrief(counterexample)}</p>`
    : html`<details><summary>${head}</summary>${exchange(counterexample)}</details>`;
};

const cited = (from: Source) => {
  const address = linkTo(from);
  if (address !== undefined) return html`<a href=${address}>${citation(from)}</a>`;
  return from.url === undefined ? citation(from) : `${citation(from)} (${from.url})`;
};

const source = ({ source: from }: RequirementResult) =>
  html`<p class="dim">${cited(from)}${from.quote === undefined ? '' : html`: <q>${from.quote}</q>`}</p>`;

export type Place = { readonly id: string; readonly isBrief: boolean };

/** A failing requirement: the smallest counterexample of all paths, then those of the other paths. */
export const failureDetails = (row: RequirementResult, { id, isBrief }: Place) => html`<article id=${id}>
  <h3>${mark(row.verdict)} ${row.level} <code>${row.id}</code></h3>
  <p>${row.says}</p>${source(row)}${row.paths.flatMap(({ path, waiver }) => (waiver === undefined ? [] : [html`<p>Waived on ${path} until ${waiver.expires}: ${waiver.reason} (${waiver.owner})</p>`]))}
  ${row.counterexample ? html`<p>On ${row.counterexample.path}:</p>${exchange(row.counterexample)}` : ''}
  ${row.paths.filter(({ path }) => path !== row.counterexample?.path).map((on) => onPath(on, isBrief))}
</article>`;
