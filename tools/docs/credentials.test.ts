// The tables of the page about credentials are those of the code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentials } from '../../engine/connection/credentials.ts';
import { clouds } from '../../engine/settings/clouds.ts';

const page = readFileSync(join(__dirname, '../../docs/credentials.md'), 'utf8');

/** What stands in backticks in each row of a table, by what stands there first. */
const rows = new Map(
  [...page.matchAll(/^\| `[a-z].*$/gm)].map(([row]) => {
    const [name = '', ...words] = [...row.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
    return [name, words] as const;
  }),
);

test.each(Object.entries(clouds))('the cloud %s', (name, { baseUrl, authorityHost }) =>
  expect(rows.get(name)).toEqual([baseUrl, authorityHost]),
);

test.each(Object.entries(credentials))('the credential %s', (name, { needs }) =>
  expect(rows.get(name)?.slice(0, needs.length)).toEqual(needs),
);

test('there is nothing else', () =>
  expect([...rows.keys()].sort()).toEqual([...Object.keys(clouds), ...Object.keys(credentials)].sort()));
