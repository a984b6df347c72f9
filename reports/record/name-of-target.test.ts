// A replay is called one wherever a report names the target.

import { specimen } from '../../test-support/specimen.ts';
import { formats } from '../formats/formats.ts';
import { comparisonLines } from '../terminal/comparison-text.ts';
import { summaryLines } from '../terminal/summary.ts';
import { compare } from './compare.ts';
import { merge } from './merge.ts';
import { nameOfTarget } from './name-of-target.ts';
import type { Results } from './results.ts';

const live: Results = { ...specimen(), reason: 'it broke off' };
const replayed: Results = { ...live, replayOf: { start: '2026-01-01T00:00:00.000Z', version: '0.1.0' } };
// Up to the first character that a format may write otherwise.
const mark = '//me.example/beta (replay of 2026-01-01T00';

test('a run on a target has the name of its target', () => expect(nameOfTarget(live)).toBe('https://me.example/beta'));

const reports: Readonly<Record<string, (run: Results) => string>> = {
  terminal: (run) => summaryLines(run).join('\n'),
  comparison: (run) => comparisonLines(compare(live, run), [live, run]).join('\n'),
  ...Object.fromEntries(
    ['html', 'md', 'junit', 'sarif', 'ctrf', 'annotations'].map((name) => [
      name,
      (run: Results) => formats[name]?.make([run, run]) ?? '',
    ]),
  ),
};

test.each(Object.entries(reports))('%s says so, and of no other run', (_, make) => {
  expect(make(replayed)).toContain(mark);
  expect(make(live)).not.toContain('replay of');
});

test('the archive has the time of the exchanges', () =>
  expect(formats['har']?.make([{ ...replayed, start: '2030-01-01T00:00:00.000Z' }])).not.toContain('2030'));

test('shards of which one was replayed are a replay together', () => {
  const shards = [live, replayed].map((run, index) => ({ ...run, shard: { index: index + 1, of: 2 } }));
  expect(merge(shards)[0]?.replayOf).toEqual(replayed.replayOf);
});
