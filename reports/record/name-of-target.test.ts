// Every report that names the target says when it is a replay or the embedded tenant.

import { specimen } from '../../test-support/specimen.ts';
import { formats } from '../formats/formats.ts';
import { comparisonLines } from '../terminal/comparison-text.ts';
import { summaryLines } from '../terminal/summary.ts';
import { compare } from './compare.ts';
import { merge } from './merge.ts';
import { nameOfTarget } from './name-of-target.ts';
import type { Results } from './results.ts';

const live: Results = { ...specimen(), reason: 'stopped early' };
const replayed: Results = { ...live, replayOf: { start: '2026-01-01T00:00:00.000Z', version: '0.1.0' } };
// Up to the first character that some formats escape.
const mark = '//me.example/beta (replay of 2026-01-01T00';

test('a live run is named after its target', () => expect(nameOfTarget(live)).toBe('https://me.example/beta'));

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

test.each(Object.entries(reports))('%s names a replay, and no live run, as such', (_, make) => {
  expect(make(replayed)).toContain(mark);
  expect(make(live)).not.toContain('replay of');
});

const embedded: Results = { ...live, embedded: true };

test('notes of an embedded tenant and of a replay stand together', () =>
  expect(nameOfTarget({ ...replayed, embedded: true })).toMatch(/ \(embedded tenant, replay of .*\)$/));

const everyReport = {
  ...reports,
  ...Object.fromEntries(
    Object.entries(formats).map(([name, { make }]) => [name, (run: Results) => make([run])] as const),
  ),
};

test.each(Object.entries(everyReport))('%s of a single run names the embedded tenant', (_, make) => {
  expect(make(embedded)).toContain('embedded tenant');
  expect(make(live)).not.toContain('embedded');
});

test.each(['provider', 'client'] as const)('the verdict line of a %s names the embedded tenant', (subject) => {
  const of = (run: Results): string => summaryLines({ ...run, ...(subject === 'client' ? { subject } : {}) })[0] ?? '';
  expect(of(embedded)).toMatch(/, http\S+ \(embedded tenant\)$/);
  expect(of(live)).not.toContain('embedded');
});

test('shards on the embedded tenant are a run on the embedded tenant', () => {
  const shards = [embedded, embedded].map((run, index) => ({ ...run, shard: { index: index + 1, of: 2 } }));
  expect(merge(shards)[0]?.embedded).toBe(true);
});

test('the HAR has the time of the recorded exchanges', () =>
  expect(formats['har']?.make([{ ...replayed, start: '2030-01-01T00:00:00.000Z' }])).not.toContain('2030'));

test('a run with a replayed shard is a replay', () => {
  const shards = [live, replayed].map((run, index) => ({ ...run, shard: { index: index + 1, of: 2 } }));
  expect(merge(shards)[0]?.replayOf).toEqual(replayed.replayOf);
});
