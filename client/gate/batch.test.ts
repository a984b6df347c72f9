// Batches at the gate: taken apart, each create judged with its place, the envelope's rules kept.
import { setTimeout as wait } from 'node:timers/promises';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { prefix } from '../../fixtures/tenant/prefix.ts';
import { scenarioNamed } from '../../fixtures/tenant/scenarios.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { plain } from '../../test-support/clients.ts';
import { type Gate, openGate } from './gate.ts';
import { startGate } from './start-gate.ts';

let gate: Gate;
const open = async (scenario?: string): Promise<void> => {
  const behaviour = scenario === undefined ? {} : { scenario: scenarioNamed(scenario) };
  gate = await openGate({ contract: userStatus, ...behaviour, replay: 'the command', listener: ignoreEvents });
};
afterEach(() => gate.close());

const path = plain.path.slice(prefix.length);
const example: Readonly<Record<string, unknown>> = JSON.parse(String(plain.body));
const json = { 'Content-Type': 'application/json' };
const create = (id: string, changes: object = {}): object => ({
  ...{ id, method: 'POST', url: path, headers: json, body: example },
  ...changes,
});

const authorized = { authorization: `Bearer ${tenantTokens.granted}`, 'content-type': 'application/json' };
const post = (baseUrl: string, body: string, headers: Readonly<Record<string, string>> = authorized) =>
  fetch(`${baseUrl}/$batch`, { method: 'POST', headers, body });

type Item = {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
};
const send = async (requests: readonly object[]): Promise<readonly Item[]> => {
  const answer = await post(gate.baseUrl, JSON.stringify({ requests }));
  expect(answer.status).toBe(200);
  const { responses }: { readonly responses: readonly Item[] } = JSON.parse(await answer.text());
  return responses;
};
const statuses = (items: readonly Item[]) => items.map(({ id, status }) => [id, status]);

const failures = () =>
  gate.ledger
    .verdicts()
    .flatMap(({ outcome, requirement, counterexample }) =>
      outcome === 'fail' ? [[requirement, counterexample?.case.reason]] : [],
    );

test('its creates are answered, kept and judged', async () => {
  await open();
  const [first, second, third] = await send([
    create('a'),
    create('b', { body: { ...example, devicesCount: 7 } }),
    { id: 'c', method: 'GET', url: path },
  ]);
  expect([first, second]).toMatchObject([
    { id: 'a', status: 201, headers: { 'content-type': 'application/json' }, body: example },
    { id: 'b', status: 201, body: { ...example, devicesCount: 7 } },
  ]);
  expect(third?.body?.['value']).toEqual([first?.body, second?.body]);
  expect([failures(), gate.ledger.attempts(), gate.ledger.requests()]).toEqual([[], 2, 4]);
  expect(gate.ledger.notJudged()).toEqual({ 'POST /$batch': 1, [`GET ${path}`]: 1 });
});

test.each<[string, object, string]>([
  ['a member in other letter case', { body: { ...example, status: 'Error' } }, 'bodies.status.letterCase'],
  ['no media type', { headers: {} }, 'headers.contentType.other'],
  ['a misspelt collection', { url: path.replace('userStatuses', 'userStatusses') }, 'paths.documented'],
  ['another method', { method: 'PUT' }, 'paths.documented'],
  ['no body', { body: undefined }, 'bodies.empty'],
])('%s is found at its place', async (_, changes, requirement) => {
  await open();
  const items = await send([create('1'), create('2', changes), create('3')]);
  expect(statuses(items)).toEqual([
    ['1', 201],
    ['2', expect.any(Number)],
    ['3', 201],
  ]);
  expect(items[1]?.status).toBeGreaterThanOrEqual(400);
  expect(failures()).toEqual([[requirement, `against ${requirement}, request 2 of 3 in a $batch`]]);
});

test('a list in a batch continues where the gate listens', async () => {
  await open();
  const [list] = await send([{ id: '1', method: 'GET', url: userStatus.parents.collection }]);
  const next = String(list?.body?.['@odata.nextLink']);
  expect((await fetch(next, { headers: authorized })).status).toBe(200);
});

test('bodies are judged as they were written', async () => {
  await open();
  const twice = String(plain.body).replace('{', '{"status":"error",');
  const item = `{"id":"1","method":"POST","url":"${path}","headers":{"Content-Type":"application/json"},"body": ${twice} }`;
  await post(gate.baseUrl, `{"requests":[${item}]}`);
  const shown = gate.ledger.verdicts().filter(({ outcome }) => outcome !== 'not exercised');
  expect(shown.map(({ requirement }) => requirement)).toContain('bodies.duplicates');
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['no token', {}, 'authorization.missing'],
  [
    'a token without the permission',
    { authorization: `Bearer ${tenantTokens.insufficient}` },
    'authorization.permission',
  ],
])('%s counts for its creates', async (_, headers, requirement) => {
  await open();
  await post(gate.baseUrl, JSON.stringify({ requests: [create('1')] }), headers);
  expect(failures().map(([id]) => id)).toEqual([requirement]);
});

test('what depends on a request that failed is not carried out', async () => {
  await open();
  const items = await send([
    create('a', { body: {} }),
    create('b', { dependsOn: ['A'] }),
    create('c', { dependsOn: ['b'] }),
    create('d'),
    create('e', { dependsOn: ['d'] }),
  ]);
  expect(statuses(items)).toEqual([
    ['a', 400],
    ['b', 424],
    ['c', 424],
    ['d', 201],
    ['e', 201],
  ]);
});

test.each<[string, readonly unknown[], string]>([
  [
    'more than 20',
    Array.from({ length: 21 }, (_, index) => create(String(index))),
    'a batch has 20 requests at most, this one 21',
  ],
  ['an id twice', [create('a'), create('A')], 'request 2 of the batch: its id was used before'],
  ['no id', [create('a', { id: undefined })], 'request 1 of the batch: its id is not a text'],
  ['a number as id', [create('a', { id: 1 })], 'request 1 of the batch: its id is not a text'],
  ['no method', [create('a', { method: undefined })], 'request 1 of the batch: it has no method'],
  ['no url', [create('a', { url: '' })], 'request 1 of the batch: it has no url'],
  ['a request that is null', [create('a'), null], 'request 2 of the batch: it is not an object'],
  [
    'a later request to wait for',
    [create('a', { dependsOn: ['b'] }), create('b')],
    'request 1 of the batch: it depends on',
  ],
  ['itself to wait for', [create('a', { dependsOn: ['a'] })], 'request 1 of the batch: it depends on'],
])('a batch with %s is refused and carries out nothing', async (_, requests, why) => {
  await open();
  const answer = await post(gate.baseUrl, JSON.stringify({ requests }));
  const { error } = JSON.parse(await answer.text());
  expect([answer.status, error.message]).toEqual([400, expect.stringContaining(why)]);
  expect([gate.ledger.attempts(), failures()]).toEqual([0, []]);
  expect(Object.keys(gate.ledger.notJudged())).toEqual([expect.stringContaining(`POST /$batch (refused: ${why}`)]);
});

test.each(['', '[]', '{"requests":{}}', '{"requests":['])('%j is no batch', async (body) => {
  await open();
  expect((await post(gate.baseUrl, body)).status).toBe(400);
});

test('twenty requests are a batch, and so is none', async () => {
  await open();
  expect(await send(Array.from({ length: 20 }, (_, index) => create(String(index))))).toHaveLength(20);
  expect(await send([])).toEqual([]);
});

test('one create of a batch is throttled, and sending that at once is found', async () => {
  await open('throttled-in-batch');
  const other = { body: { ...example, devicesCount: 7 } };
  const [throttled, accepted] = await send([create('1'), create('2', other)]);
  expect([throttled?.status, throttled?.headers['retry-after'], accepted?.status]).toEqual([429, '1', 201]);
  expect(statuses(await send([create('1')]))).toEqual([['1', 201]]);
  expect(failures()).toEqual([['retries.waits', 'against retries.waits, request 1 of 1 in a $batch']]);
});

test('the throttled create alone, after the wait, is lawful', async () => {
  await open('throttled-in-batch');
  const other = { body: { ...example, devicesCount: 7 } };
  const [throttled] = await send([create('1'), create('2', other)]);
  await wait(Number(throttled?.headers['retry-after']) * 1000);
  expect(statuses(await send([create('1')]))).toEqual([['1', 201]]);
  expect(failures()).toEqual([]);
});

test('the whole batch again repeats what was created', async () => {
  await open('throttled-in-batch');
  const batch = [create('1'), create('2', { body: { ...example, devicesCount: 7 } })];
  const [throttled] = await send(batch);
  await wait(Number(throttled?.headers['retry-after']) * 1000);
  await send(batch);
  expect(failures()).toEqual([['retries.created', 'against retries.created, request 2 of 2 in a $batch']]);
});

test('what was not carried out may be sent again', async () => {
  await open('throttled-in-batch');
  const other = { body: { ...example, devicesCount: 7 } };
  expect(statuses(await send([create('1'), create('2', { ...other, dependsOn: ['1'] })]))).toEqual([
    ['1', 429],
    ['2', 424],
  ]);
  await send([create('2', other)]);
  expect(failures()).toEqual([]);
});

test('the connection is not lost for one request of a batch', async () => {
  await open('dropped');
  expect(statuses(await send([create('1')]))).toEqual([['1', 504]]);
});

test('the gate for programs names the create that breaks the contract', async () => {
  await open();
  const started = await startGate();
  await post(
    started.baseUrl,
    JSON.stringify({ requests: [create('1'), create('2', { body: { ...example, status: 'x' } })] }),
  );
  expect(started.violations).toMatchObject([
    { exchange: { request: { path, batched: { batch: 1, item: 2, of: 2 } } } },
  ]);
  expect(started.attempts()).toBe(2);
  await started.close();
});
