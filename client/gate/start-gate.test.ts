// The gate for programs: a lawful client passes, faulty ones are caught, scenarios work.
import { prefix } from '../../fixtures/tenant/prefix.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { faultyClients, plain, type Sent } from '../../test-support/clients.ts';
import { userStatusMatchers } from '../interception/matchers.ts';
import { type StartedGate, startGate } from './start-gate.ts';

expect.extend(userStatusMatchers);

let gate: StartedGate | undefined;
const open = async (scenario?: string): Promise<StartedGate> => {
  gate = await startGate(scenario === undefined ? {} : { scenario });
  return gate;
};
afterEach(() => gate?.close());

const send = async ({ baseUrl }: StartedGate, { method, path, headers, body }: Sent): Promise<number> => {
  const url = baseUrl + path.slice(prefix.length);
  return (await fetch(url, { method, headers, body: String(body) })).status;
};

test('a lawful client passes', async () => {
  const started = await open();
  expect(await send(started, plain)).toBe(201);
  expect(started.violations).toEqual([]);
  expect(started.exchanges).toHaveLength(1);
  expect(started).toConformToUserStatusCreate();
});

test('a client that only reads does not conform, and what it sent is listed', async () => {
  const started = await open();
  await fetch(`${started.baseUrl}/users?$top=1`);
  expect(started.notJudged()).toEqual({ 'GET /users': 1 });
  expect(started).not.toConformToUserStatusCreate();
});

test('a client that sent nothing does not conform', async () => expect(await open()).not.toConformToUserStatusCreate());

const isOfBody = ({ breaks }: { readonly breaks: string }): boolean => /^bodies\.(status|devicesCount)/.test(breaks);

test.each(faultyClients.filter(isOfBody))('catches a client that $says', async ({ sends, breaks }) => {
  const started = await open();
  await send(started, sends);
  expect(started.violations.map(({ requirement }) => requirement)).toEqual([breaks]);
  expect(started).not.toConformToUserStatusCreate();
});

test('a client without the permission is refused', async () => {
  const started = await open();
  const authorization = `Bearer ${tenantTokens.insufficient}`;
  expect(await send(started, { ...plain, headers: { ...plain.headers, authorization } })).toBe(403);
  expect(started).not.toConformToUserStatusCreate();
});

test('with a scenario, catches a client that does not wait', async () => {
  const started = await open('throttled');
  expect([await send(started, plain), await send(started, plain)]).toEqual([429, 201]);
  expect(started.violations).toMatchObject([{ requirement: 'retries.waits' }]);
});

test('refuses an unknown scenario', () =>
  expect(startGate({ scenario: 'rainy' })).rejects.toThrow('there is no scenario called rainy'));
