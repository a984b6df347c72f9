// The mark of a verdict: a sign, a colour and a word, each of which is enough to understand it.

import type { RequirementVerdict } from '../record/results.ts';
import { html } from './markup.ts';

const signs: Readonly<Record<RequirementVerdict, readonly [sign: string, words: string]>> = {
  pass: ['✓', 'pass'],
  fail: ['✗', 'fail'],
  warn: ['!', 'warn'],
  waived: ['w', 'waived'],
  'not-exercised': ['–', 'not exercised'],
};

/** The mark of a verdict; screen readers read its word. */
export const mark = (verdict: RequirementVerdict) =>
  html`<span class=${verdict} role="img" aria-label=${signs[verdict][1]} title=${signs[verdict][1]}>${signs[verdict][0]}</span>`;

export const legend = Object.entries(signs)
  .map(([, [sign, words]]) => `${sign} ${words}`)
  .join('   ');
