// The top of a report: verdict, target, reason, and the numbers of the run.
import { countOf } from '../formats/found.ts';
import { counted, plural } from '../formats/plural.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { Results } from '../record/results.ts';
import { verdictWords } from '../record/verdict-words.ts';
import { cleanUpLines } from '../terminal/clean-up-text.ts';
import { type Shown, shownAs, wordOf } from './marks.ts';
import { html } from './markup.ts';
import { trend } from './trend.ts';

/** How the requirements of a run are shown, most severe first: those with any. */
export const countsOf = ({ requirements }: Results): readonly (readonly [Shown, number])[] => {
  const kinds: readonly Shown[] = ['fail', 'warn', 'waived', 'pass', 'observed', 'not-exercised'];
  const shown = requirements.map(({ level, verdict }) => shownAs(level, verdict));
  return kinds
    .map((kind) => [kind, shown.filter((each) => each === kind).length] as const)
    .filter(([, count]) => count > 0);
};

const bar = (results: Results) => {
  const counts = countsOf(results);
  const words = counts.map(([shown, count]) => `${count} ${wordOf(shown)}`).join(', ');
  let from = 0;
  return html`<svg class="share" role="img" aria-label=${`requirements: ${words}`} viewBox=${`0 0 ${Math.max(1, results.requirements.length)} 1`}
    preserveAspectRatio="none">${counts.map(([shown, count]) => {
      const part = html`<rect class=${shown} x=${from} width=${count} height="1" />`;
      from += count;
      return part;
    })}</svg>`;
};

const tile = (name: string, value: string, shown = '') =>
  html`<div class=${`tile ${shown}`}><dt>${name}</dt><dd>${value}</dd></div>`;

const secondsOf = ({ start, end }: Results): string => ((Date.parse(end) - Date.parse(start)) / 1000).toFixed(1);

const flakyCount = ({ requirements }: Results): number => requirements.filter(({ flaky }) => flaky).length;

const tiles = (results: Results, flaky = flakyCount(results)) => html`<dl class="tiles">
  ${results.causes.length === 0 ? '' : tile(results.causes.length === 1 ? 'cause' : 'causes', counted(results.causes.length), countOf(results, 'fail') > 0 ? 'fail' : 'warn')}
  ${countsOf(results).map(([shown, count]) => tile(wordOf(shown), counted(count), shown))}
  ${flaky === 0 ? '' : tile('flaky', counted(flaky), 'warn')}
  ${tile(results.counts.requests === 1 ? 'request' : 'requests', counted(results.counts.requests))}
  ${tile('seconds', secondsOf(results))}</dl>`;

const details = ({ counts, seed, strict, subject, recorded }: Results): string =>
  [
    plural(counts.cases, 'case'),
    plural(counts.retries, 'retry', 'retries'),
    ...(subject === 'client' || recorded ? [] : [`seed ${seed}`]),
    ...(strict ? ['strict'] : []),
  ].join(' · ');

/** The verdict with its numbers; the heading is of the second level where the page shows several runs. */
export const hero = (results: Results, Heading: 'h1' | 'h2') => html`<header class=${`panel hero ${results.verdict}`}>
  <${Heading}>${verdictWords[results.verdict]}</${Heading}>
  <p class="target"><code>${nameOfTarget(results)}</code></p>
  ${results.reason === undefined ? '' : html`<p class="reason">${results.reason}</p>`}
  ${results.requirements.length === 0 ? '' : bar(results)}${tiles(results)}${trend(results)}
  <p class="small dim">${details(results)}</p>${cleanUpLines(results).map((line) => html`<p class="small dim">${line}</p>`)}</header>`;
