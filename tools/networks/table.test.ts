// The table in the docs is that of the trials there are, each as expected. The trials themselves need root: node tools/networks/main.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Tried, tableOf, withTable } from './table.ts';
import { trials } from './trials.ts';

const page = readFileSync(join(__dirname, '../../docs/networks.md'), 'utf8');
const all = trials({ ca: 'ca.pem', cert: 'cert.pem', key: 'key.pem', config: 'c.yaml' });
const asExpected = all.map((trial): Tried => ({ trial, code: trial.code, isExpected: true, output: '' }));

/** A table without the spaces that the formatter adds. */
const bare = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-');

test('the docs have the table of the latest run', () => expect(bare(page)).toContain(bare(tableOf(asExpected))));

test('a table takes the place of the one before', () => {
  const other = withTable(page, 'a table');
  expect(other).toContain('\na table\n');
  expect(bare(withTable(other, tableOf(asExpected)))).toBe(bare(page));
});

test('every trial without a verdict says what its output must name', () =>
  expect(all.filter(({ code, says }) => code !== 0 && says === undefined)).toEqual([]));
