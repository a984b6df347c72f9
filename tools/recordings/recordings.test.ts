// The recordings that are kept: what `judge` finds in each is what is pinned, with how often, on both sides.
import { readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { findingsIn, pinnedIn } from './findings.ts';
import { fixtureOf } from './fixture.ts';
import { missingFor } from './make.ts';
import { recordings } from './recordings.ts';

const kept = recordings.filter(({ isKept }) => isKept);

test.each(kept.map((recording) => [recording.name, recording] as const))('%s', async (_, recording) => {
  expect(await findingsIn(fixtureOf(recording))).toEqual(pinnedIn(recording));
});

test('each is there and small, and there is no other', () => {
  const files = readdirSync(dirname(fixtureOf({ name: '' })));
  expect(files.sort()).toEqual(kept.map(({ name }) => `${name}.har`).sort());
  for (const recording of kept) expect(statSync(fixtureOf(recording)).size).toBeLessThan(20_000);
});

test('every recorder and each server of the examples has one', () => {
  expect(new Set(kept.map(({ recorder }) => recorder.by))).toEqual(new Set(['devtools', 'playwright', 'mitmproxy']));
  const examples = kept.flatMap(({ provider }) => ('example' in provider ? [provider.example] : []));
  expect(examples.sort()).toEqual(['odata', 'prism']);
});

test('what is not installed is named, and nothing is made', () => {
  const missing = recordings.map((recording) => missingFor(recording, { chromium: undefined, mitmdump: undefined }));
  expect(new Set(missing)).toEqual(new Set(['chromium', 'mitmproxy']));
});
