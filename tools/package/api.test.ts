// The public interface is the one that is pinned, is documented, and names what it shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReport, doorNames, reportFile } from './api.ts';
import { apiPages, pageFile } from './api-pages.ts';
import { altered, dist } from './proof/altered.ts';

// TypeDoc and API Extractor each compile the whole.
jest.setTimeout(300_000);

const pinned = (door: (typeof doorNames)[number]): string => readFileSync(join(__dirname, reportFile(door)), 'utf8');

const undocumented = (report: string): string[] =>
  [...report.matchAll(/\(ae-undocumented\) (.*)$/gm)].map(([, said = '']) => said);

// Constants that types are made of need no name outside; types do.
const unnamed = (report: string): string[] =>
  [...report.matchAll(/\(ae-forgotten-export\) The symbol "([A-Z]\w*)"/g)].map(([, name = '']) => name);

describe.each(doorNames)('%s', (door) => {
  // `npm run package:api` pins it anew. Which version a change asks for: docs/package.md.
  test('is the one that is pinned', () => expect(apiReport(dist, door)).toBe(pinned(door)));
  test('is documented', () => expect(undocumented(pinned(door))).toEqual([]));
  test('exports the types it shows', () => expect(unnamed(pinned(door))).toEqual([]));
});

test('the reference is made of the docstrings as they are', () => {
  const root = join(__dirname, '../..');
  for (const [door, page] of apiPages(root)) expect(readFileSync(join(root, pageFile(door)), 'utf8')).toBe(page);
});

const client = 'client/typed-client/client.d.ts';

test.each([
  ['a name that is gone', ['client/typed-client/index.d.ts', 'PropertyName, Refused,', 'PropertyName,']],
  ['an option that is asked for', [client, 'readonly token?:', 'readonly token:']],
  ['a result of another type', [client, 'Promise<CreatedUserStatus>', 'Promise<unknown>']],
] as const)('%s is noticed', async (_, change) => {
  expect(await altered(change, (changed) => apiReport(changed, 'client'))).not.toBe(pinned('client'));
});

test('a name without a docstring is noticed', async () => {
  const report = await altered([client, '/** A client of one provider. */', ''], (changed) =>
    apiReport(changed, 'client'),
  );
  expect(undocumented(report)).toEqual(['Missing documentation for "UserStatusClient".']);
});

test('a type that is shown and not exported is noticed', async () => {
  const report = await altered(['client/typed-client/index.d.ts', 'type Place, ', ''], (changed) =>
    apiReport(changed, 'client'),
  );
  expect(unnamed(report)).toEqual(['Place']);
});
