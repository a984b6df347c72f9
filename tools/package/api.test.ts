// The public interface is pinned and documented, and exports every type it uses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReport, doorNames, reportFile } from './api.ts';
import { apiPages, pageFile } from './api-pages.ts';
import { altered, dist } from './proof/altered.ts';

// TypeDoc and API Extractor each compile everything.
jest.setTimeout(300_000);

const pinned = (entryPoint: (typeof doorNames)[number]): string =>
  readFileSync(join(__dirname, reportFile(entryPoint)), 'utf8');

const undocumented = (report: string): string[] =>
  [...report.matchAll(/\(ae-undocumented\) (.*)$/gm)].map(([, said = '']) => said);

// Constants behind types need no export; types do.
const unnamed = (report: string): string[] =>
  [...report.matchAll(/\(ae-forgotten-export\) The symbol "([A-Z]\w*)"/g)].map(([, name = '']) => name);

describe.each(doorNames)('%s', (entryPoint) => {
  // `npm run package:api` pins it again. docs/package.md says which version a change needs.
  test('equals the pinned one', () => expect(apiReport(dist, entryPoint)).toBe(pinned(entryPoint)));
  test('is documented', () => expect(undocumented(pinned(entryPoint))).toEqual([]));
  test('exports the types it uses', () => expect(unnamed(pinned(entryPoint))).toEqual([]));
});

test('the reference is up to date with the docstrings', () => {
  const root = join(__dirname, '../..');
  for (const [entryPoint, page] of apiPages(root))
    expect(readFileSync(join(root, pageFile(entryPoint)), 'utf8')).toBe(page);
});

const client = 'client/typed-client/client.d.ts';

test.each([
  ['a name that is gone', ['client/typed-client/index.d.ts', 'PropertyName, Refused,', 'PropertyName,']],
  ['an option that is asked for', [client, 'readonly token?:', 'readonly token:']],
  ['a result of another type', [client, 'Promise<CreatedUserStatus>', 'Promise<unknown>']],
] as const)('%s is noticed', async (_, change) => {
  expect(await altered(change, (changed) => apiReport(changed, 'client'))).not.toBe(pinned('client'));
});

test('a name without a docstring is found', async () => {
  const report = await altered([client, '/** A client of one provider. */', ''], (changed) =>
    apiReport(changed, 'client'),
  );
  expect(undocumented(report)).toEqual(['Missing documentation for "UserStatusClient".']);
});

test('a type that is used and not exported is found', async () => {
  const report = await altered(['client/typed-client/index.d.ts', 'type Place, ', ''], (changed) =>
    apiReport(changed, 'client'),
  );
  expect(unnamed(report)).toEqual(['Place']);
});
