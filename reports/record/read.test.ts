// Reading results.json, also of an earlier version.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specimen } from '../../test-support/specimen.ts';
import { readResults } from './read.ts';
import { writeResults } from './write-results.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-read-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('reads what was written', () => {
  writeResults(specimen(), directory);
  expect(readResults(directory)).toEqual(specimen());
});

test('finds the causes of a record that was written without them', () => {
  const { causes, ...old } = specimen();
  const file = join(directory, 'old.json');
  writeFileSync(file, JSON.stringify(old));
  expect(causes.length).toBeGreaterThan(0);
  expect(readResults(file).causes).toEqual(causes);
});
