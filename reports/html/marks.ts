// The mark of a verdict: a sign, a colour and a word, each of which is enough to understand it.
import type { Level } from '../../contracts/requirements/requirement.ts';
import type { RequirementVerdict } from '../record/results.ts';
import { html } from './markup.ts';

/** A verdict as it is shown: what nobody judges is neither good nor bad. */
export type Shown = RequirementVerdict | 'observed';

const signs: Readonly<Record<Shown, readonly [sign: string, words: string]>> = {
  fail: ['✗', 'fail'],
  warn: ['!', 'warn'],
  waived: ['w', 'waived'],
  pass: ['✓', 'pass'],
  observed: ['○', 'observed'],
  'not-exercised': ['–', 'not exercised'],
};

/** How a verdict on a requirement of this level is shown. */
export const shownAs = (level: Level, verdict: RequirementVerdict): Shown =>
  level === 'UNSPECIFIED' && verdict === 'pass' ? 'observed' : verdict;

/** The word of a verdict. */
export const wordOf = (shown: Shown): string => signs[shown][1];

/** The mark of a verdict; screen readers read its word. */
export const mark = (shown: Shown) =>
  html`<span class=${`sign ${shown}`} role="img" aria-label=${wordOf(shown)} title=${wordOf(shown)}>${signs[shown][0]}</span>`;

/** The mark with its word beside it, for a heading or a legend. */
export const pill = (shown: Shown) =>
  html`<span class=${`pill ${shown}`}><span aria-hidden="true">${signs[shown][0]}</span>${wordOf(shown)}</span>`;

const shownKinds: readonly Shown[] = ['fail', 'warn', 'waived', 'pass', 'observed', 'not-exercised'];

/** What each mark means. */
export const legend = () =>
  html`<p class="legend small dim">${shownKinds.map((shown) => html`<span>${mark(shown)} ${wordOf(shown)}</span>`)}</p>`;
