// The control endpoint: what a test reads and asks for there, who may, and what it changes in the verdict of the run (nothing).
import { once } from 'node:events';
import { request as open } from 'node:http';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../../engine/campaign/run-event.ts';
import { prefix } from '../../../fixtures/tenant/prefix.ts';
import { faultyClients, plain, type Sent } from '../../../test-support/clients.ts';
import { type Gate, openGate } from '../gate.ts';

let gate: Gate;
let control = '';
const opened = async (more: object = {}): Promise<void> => {
  gate = await openGate({ contract: userStatus, replay: 'the command', listener: ignoreEvents, ...more });
  control = gate.variables['USERSTATUS_GATE_URL'] ?? '';
};
beforeEach(() => opened());
afterEach(() => gate.close());

const send = async ({ method, path, headers, body }: Sent = plain): Promise<number> => {
  const url = gate.baseUrl + path.slice(prefix.length);
  return (await fetch(url, { method, headers, body: String(body) })).status;
};
const read = async () => (await fetch(`${control}/findings`)).json();
const post = async (name: string, body?: object | string) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${control}/${name}`, { method: 'POST', ...(body === undefined ? {} : { body: text }) });
  return { status: answer.status, ...(await answer.json()) };
};

const misspelt = faultyClients.find(({ breaks }) => breaks === 'bodies.status.letterCase')?.sends;

test('at first there is nothing', async () => {
  expect(await read()).toEqual({
    ...{ verdict: 'none', findings: [], more: 0, requests: 0, creates: 0, notJudged: {}, scenario: null },
  });
  expect(new URL(control).origin).toBe(new URL(gate.baseUrl).origin);
});

test('findings, with the request that each is about, and what was not judged', async () => {
  await send();
  expect(await read()).toMatchObject({ verdict: 'conformant', findings: [], creates: 1 });
  await send(misspelt);
  await fetch(`${gate.baseUrl}/me`);
  const found = await read();
  expect(found).toMatchObject({ verdict: 'nonconformant', requests: 3, creates: 2, notJudged: { 'GET /me': 1 } });
  expect(found.findings).toEqual([
    {
      ...{ requirement: 'bodies.status.letterCase', kind: 'violation', level: 'SHOULD', request: 2 },
      ...{ location: '/status', expected: expect.any(String), actual: expect.any(String), says: expect.any(String) },
      line: `POST ${plain.path.slice(prefix.length)}`,
    },
  ]);
});

test('a warning is none that makes a client nonconformant, and what is left open is observed', async () => {
  await send({
    ...plain,
    headers: { ...plain.headers, accept: '*/*' },
    body: JSON.stringify({ ...JSON.parse(String(plain.body)), id: '1' }),
  });
  const { verdict, findings } = await read();
  expect(verdict).toBe('conformant');
  expect(findings.map(({ kind }: { readonly kind: string }) => kind).sort()).toEqual(['observation', 'warning']);
});

test('a test begins anew, and the run keeps what was found', async () => {
  await send();
  await send(misspelt);
  expect(await post('reset')).toMatchObject({ status: 200, verdict: 'none', findings: [], requests: 0 });
  const { headers } = plain;
  const list = await fetch(gate.baseUrl + plain.path.slice(prefix.length), { headers });
  expect(await list.json()).toEqual({ value: [] });
  const failed = gate.ledger.verdicts().filter(({ outcome }) => outcome === 'fail');
  expect([failed.map(({ requirement }) => requirement), gate.ledger.attempts()]).toEqual([
    ['bodies.status.letterCase'],
    2,
  ]);
});

test('a bad day begins and ends when a test says so, and the client is judged by it', async () => {
  await send();
  expect(await post('scenario', { name: 'throttled' })).toMatchObject({ status: 200, scenario: 'throttled' });
  // The same as before the scenario: not a repetition.
  expect([await send(), await send()]).toEqual([429, 201]);
  const { findings } = await read();
  expect(findings).toMatchObject([{ requirement: 'retries.waits', kind: 'violation', request: 3 }]);
  expect(await post('scenario', { name: null })).toMatchObject({ scenario: null });
  expect([await send(), await send()]).toEqual([201, 201]);
  expect((await read()).findings).toHaveLength(1);
  await post('scenario', { name: 'forbidden' });
  expect(await post('reset')).toMatchObject({ scenario: null });
  expect(await send()).toBe(201);
  const judged = gate.ledger
    .verdicts()
    .filter(({ requirement, outcome }) => requirement === 'retries.waits' && outcome === 'fail');
  expect(judged).toHaveLength(1);
});

test('after a test the scenario of the command line is there again', async () => {
  await gate.close();
  const { scenarioNamed } = await import('../../../fixtures/tenant/scenarios.ts');
  await opened({ scenario: scenarioNamed('forbidden') });
  await post('scenario', { name: null });
  expect(await send()).toBe(201);
  expect(await post('reset')).toMatchObject({ scenario: 'forbidden' });
  expect(await send()).toBe(403);
});

test.each([
  [{ name: 'rainy' }, 'there is no scenario called rainy; there are throttled, '],
  [{ name: 3 }, 'the body is {"name": "throttled"}'],
  ['no JSON', 'the body is {"name": "throttled"}'],
  [undefined, 'the body is {"name": "throttled"}'],
])('a scenario of %j is refused with a sentence', async (body, sentence) => {
  expect(await post('scenario', body)).toEqual({ status: 400, error: expect.stringContaining(sentence) });
});

/** A status, asked with another Host. */
const statusWith = async (host: string): Promise<number> => {
  const asked = open(`${control}/findings`, { headers: { host } }).end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  return answer.statusCode;
};

test('it opens to who knows the secret and calls it by its name alone', async () => {
  const { origin, port } = new URL(control);
  const paths = [
    '/.userstatus/',
    '/.userstatus/findings',
    '/.userstatus/wrong/findings',
    `${new URL(control).pathname}/findings/x`,
  ];
  for (const path of paths) expect((await fetch(origin + path)).status).toBe(404);
  expect((await fetch(`${control}/findings`, { method: 'POST' })).status).toBe(404);
  expect([await statusWith(`localhost:${port}`), await statusWith(`[::1]:${port}`)]).toEqual([200, 200]);
  expect(await statusWith(`attacker.example:${port}`)).toBe(404);
  expect([gate.ledger.requests(), (await read()).requests]).toEqual([0, 0]);
});

test('two gates have two secrets, and one may be given', async () => {
  const first = control;
  await gate.close();
  await opened();
  expect(new URL(control).pathname).not.toBe(new URL(first).pathname);
  await gate.close();
  await opened({ secret: 'a-secret-of-one-test' });
  expect(new URL(control).pathname).toBe('/.userstatus/a-secret-of-one-test');
});

test('of very many findings the first are listed', async () => {
  for (let count = 0; count < 1001; count += 50) await Promise.all(Array.from({ length: 50 }, () => send(misspelt)));
  const { findings, more } = await read();
  expect([findings.length, more]).toEqual([1000, 50]);
});
