// The pinned pact is what the consumer suites write, and complete for every path.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../contracts/odata/read-body.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { readPact } from '../../pact/file/read-pact.ts';
import { pactDifferences } from './differences.ts';
import { pinnedRequirements } from './pinned.ts';
import { writtenPact } from './write-pact.ts';

// A whole run of the consumer suites, on a machine that may be busy.
jest.setTimeout(120_000);

const directory = join(__dirname, '../../contracts/user-status/pacts');
const pinned = (): unknown => {
  const [name = ''] = readdirSync(directory);
  return JSON.parse(readFileSync(join(directory, name), 'utf8'));
};

test('the pinned pact is what the suites write now; `npm run pacts` replaces it', async () => {
  const { name, text } = await writtenPact();
  expect(readdirSync(directory)).toEqual([name]);
  expect(pactDifferences(pinned(), JSON.parse(text))).toEqual([]);
});

test('it holds an interaction for each pinned requirement on each of the eight paths', () => {
  const held = (readPact(pinned())?.interactions ?? []).map(
    ({ requirement, request }) => `${requirement} on ${userStatus.paths.match(request.path)?.path}`,
  );
  const expected = userStatus.paths.names.flatMap((path) => pinnedRequirements.map(({ id }) => `${id} on ${path}`));
  expect(expected).toHaveLength(8 * 24);
  expect(held.sort()).toEqual(expected.sort());
});

test('it pins creates, both refusals of a token, and an invalid body of every kind that a pact can hold', () => {
  expect(pinnedRequirements.map(({ id }) => id)).toMatchSnapshot();
});

describe('differences', () => {
  const interaction = (description: string, status: number) => ({ description, response: { status } });
  const pact = (...interactions: readonly object[]) => ({ consumer: { name: 'a' }, metadata: {}, interactions });
  const before = pact(interaction('one', 201), interaction('two', 400));

  test.each([
    [
      'a changed value',
      pact(interaction('one', 200), interaction('two', 400)),
      '"one" /response/status: pinned 201, now 200',
    ],
    ['a lost interaction', pact(interaction('one', 201)), '"two" is pinned, but no suite writes it'],
    [
      'a new interaction',
      pact(...before.interactions, interaction('three', 401)),
      '"three" is written, but not pinned',
    ],
    ['another consumer', { ...before, consumer: { name: 'b' } }, '/consumer/name: pinned "a", now "b"'],
  ])('name %s', (_, now, line) => expect(pactDifferences(before, now)).toEqual([line]));

  test('ignore the versions of the libraries and the order of interactions', () => {
    const now = { ...pact(...[...before.interactions].reverse()), metadata: { 'pact-js': { version: '99' } } };
    expect(isObject(now)).toBe(true);
    expect(pactDifferences(before, now)).toEqual([]);
  });
});
