// The tables in docs/credentials.md agree with the code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentials } from '../../engine/connection/credentials.ts';
import { clouds } from '../../engine/settings/clouds.ts';

const page = readFileSync(join(__dirname, '../../docs/credentials.md'), 'utf8');

/** The texts in backticks of each row of a table, by the first of them. */
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

test('the tables have no other rows', () =>
  expect([...rows.keys()].sort()).toEqual([...Object.keys(clouds), ...Object.keys(credentials)].sort()));
