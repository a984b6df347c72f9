// The line for a support case, in every report for people.

import { specimen } from '../../test-support/specimen.ts';
import type { KeptAnswer, KeptCounterexample, Results } from '../record/results.ts';
import { summaryLines } from '../terminal/summary.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { supportLine } from './support.ts';

const [first] = specimen().requirements;
const sample = first?.counterexample;
if (!sample) throw new Error('the specimen has no counterexample');

const withEvidence = (trace: Readonly<Record<string, string>>, answer: KeptAnswer): KeptCounterexample => ({
  ...sample,
  request: { ...sample.request, headers: trace },
  answer,
});

const body = { text: '', bytes: 0 };
const ours = { 'client-request-id': '0e6f7b9e-0000-4000-8000-000000000001' };
const theirs = { 'request-id': '7e323db2-3db2-7e32-b23d-327eb23d327e', date: 'Mon, 23 Nov 2026 12:00:09 GMT' };
const line =
  'request-id: 7e323db2-3db2-7e32-b23d-327eb23d327e, client-request-id: 0e6f7b9e-0000-4000-8000-000000000001, date: Mon, 23 Nov 2026 12:00:09 GMT';

test('it contains both ids and the date', () =>
  expect(supportLine(withEvidence(ours, { status: 500, headers: theirs, body }))).toBe(line));

test('without an answer it contains the id that we sent', () =>
  expect(supportLine(withEvidence(ours, { silence: 'timeout', detail: '' }))).toBe(
    'client-request-id: 0e6f7b9e-0000-4000-8000-000000000001',
  ));

test('without any id or date there is no line', () =>
  expect(supportLine(withEvidence({}, { status: 500, headers: {}, body }))).toBeUndefined());

test('a very long id is cut', () =>
  expect(
    supportLine(withEvidence({}, { status: 500, headers: { 'request-id': 'x'.repeat(9_000) }, body })),
  ).toHaveLength(112));

const results: Results = {
  ...specimen(),
  requirements: specimen().requirements.map((row) => ({
    ...row,
    counterexample: withEvidence(ours, { status: 500, headers: theirs, body }),
  })),
};

test.each([
  ['the terminal', summaryLines(results, undefined, { verbose: true }).join('\n')],
  ['Markdown', toMarkdown([results])],
  ['the page', toHtml([results])],
])('%s shows it', (_, shown) => expect(shown).toContain(line));
