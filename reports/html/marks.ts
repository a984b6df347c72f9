// The mark of a verdict: a sign, a colour and words, so that none of the three is needed to understand it.

import type { RequirementVerdict } from '../record/results.ts';
import { html } from './markup.ts';

const signs: Readonly<Record<RequirementVerdict, readonly [sign: string, words: string]>> = {
  pass: ['✓', 'pass'],
  fail: ['✗', 'fail'],
  warn: ['!', 'should hold, does not'],
  waived: ['w', 'waived'],
  'not-exercised': ['–', 'not exercised'],
};

/** The mark, read aloud as its words. */
export const mark = (verdict: RequirementVerdict) =>
  html`<span class=${verdict} role="img" aria-label=${signs[verdict][1]} title=${signs[verdict][1]}>${signs[verdict][0]}</span>`;

export const legend = Object.entries(signs)
  .map(([, [sign, words]]) => `${sign} ${words}`)
  .join('   ');
