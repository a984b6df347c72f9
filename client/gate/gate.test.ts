// The gate catches each mistake of a client and lets lawful clients pass, on a real socket.
import { once } from 'node:events';
import { request as open } from 'node:http';
import { gzipSync } from 'node:zlib';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents, type RunEvent } from '../../engine/campaign/run-event.ts';
import { prefix } from '../../fixtures/tenant/prefix.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { faultyClients, lawfulClients, otherRequests, plain, type Sent } from '../../test-support/clients.ts';
import { type Gate, openGate } from './gate.ts';

const ids = { deviceConfigurationId: '1', windows81TrustedRootCertificateId: '2' };

let gate: Gate;
beforeEach(async () => {
  gate = await openGate({ contract: userStatus, replay: 'the command', listener: ignoreEvents });
});
afterEach(() => gate.close());

const linesOf = ({ lines = [], headers, body }: Sent): string[] =>
  [...lines, ...Object.entries(headers), ['Content-Length', String(Buffer.byteLength(body))]].flat();

const send = async (one: Sent): Promise<number> => {
  const { method, path, body } = one;
  const { hostname, port } = new URL(gate.baseUrl);
  const sent = open({
    hostname,
    port,
    method,
    path,
    headers: ['Host', hostname, ...linesOf(one)],
  });
  sent.end(body);
  const [answer] = await once(sent, 'response');
  answer.resume();
  await once(answer, 'end');
  return answer.statusCode;
};

const broken = (): string[] => [
  ...new Set(gate.ledger.verdicts().flatMap((one) => (one.outcome === 'fail' ? [one.requirement] : []))),
];

test('there are enough of both', () => {
  expect(faultyClients.length).toBeGreaterThanOrEqual(40);
  expect(lawfulClients.length).toBeGreaterThanOrEqual(15);
  expect(new Set([...faultyClients, ...lawfulClients].map(({ says }) => says)).size).toBe(
    faultyClients.length + lawfulClients.length,
  );
});

test('a create of megabytes is not judged, and listed with the reason', async () => {
  const sends = { ...plain, body: `${plain.body}${' '.repeat(9 * 1024 * 1024)}` };
  expect(await send(sends)).toBe(413);
  expect([gate.ledger.attempts(), broken()]).toEqual([0, []]);
  const [listed = ''] = Object.keys(gate.ledger.notJudged());
  expect(listed).toMatch(/^POST \/\S+ \(a body of more than 8 MiB\)$/);
});

describe('catches a client that', () => {
  test.each(faultyClients)('$says: $breaks, and nothing else', async ({ sends, breaks }) => {
    const status = await send(sends);
    expect(broken()).toEqual([breaks]);
    // Only what a provider has no reason to refuse may be answered with 201.
    if (userStatus.requirements.get(breaks).binds !== 'client') expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('lets a client pass that', () => {
  test.each(lawfulClients)('$says', async ({ sends }) => {
    await send(sends);
    expect(broken()).toEqual([]);
    expect(gate.ledger.attempts()).toBe(1);
  });

  test('has its compressed body refused with 415 and sends it again without compression', async () => {
    const headers = { ...plain.headers, 'content-encoding': 'gzip' };
    expect(await send({ ...plain, headers, body: gzipSync(String(plain.body)) })).toBe(415);
    expect(await send(plain)).toBe(201);
    expect([broken(), gate.ledger.attempts()]).toEqual([[], 2]);
  });

  test('reads and deletes what it created', async () => {
    await send(plain);
    await send({ ...plain, method: 'GET', body: '' });
    await send({ ...plain, method: 'DELETE', path: `${plain.path}/1`, body: '' });
    expect([broken(), gate.ledger.attempts(), gate.ledger.requests()]).toEqual([[], 1, 3]);
  });
});

test('keeps no token of a request, neither its own nor another', async () => {
  await send({ ...plain, headers: { ...plain.headers, authorization: 'Bearer another-secret' }, body: '{}' });
  await send({ ...plain, body: '{}' });
  const kept = JSON.stringify(gate.ledger.verdicts());
  expect(kept).toContain('Bearer [14 characters not shown]');
  expect(kept).not.toContain('another-secret');
  expect(kept).not.toContain(tenantTokens.granted);
});

describe('lists as not judged what', () => {
  test.each(otherRequests)('$says', async ({ sends }) => {
    await send(sends);
    const request = `${sends.method} ${sends.path.slice(prefix.length)}`;
    expect([broken(), gate.ledger.attempts(), gate.ledger.notJudged()]).toEqual([[], 0, { [request]: 1 }]);
  });
});

const exercisedOn = (path: string): string[] =>
  gate.ledger
    .verdicts()
    .filter((one) => one.path === path && one.outcome !== 'not exercised')
    .map(({ requirement }) => requirement);

describe('counts as exercised', () => {
  test('nothing on a path that was not reached', async () => {
    await send({ ...plain, path: prefix + userStatus.paths.fill('rootCertificate', ids) });
    expect(gate.ledger.reached()).toEqual(['rootCertificate']);
    expect(userStatus.paths.names.filter((name) => exercisedOn(name).length > 0)).toEqual(['rootCertificate']);
  });

  test('what the plain create could have broken, and nothing that it did not do', async () => {
    await send(plain);
    const exercised = exercisedOn('deviceConfiguration');
    expect(exercised.filter((id) => userStatus.requirements.find(id)?.level === 'UNSPECIFIED')).toEqual([]);
    expect(exercised).toEqual(
      expect.arrayContaining(['paths.documented', 'bodies.status.letterCase', 'bodies.odataType']),
    );
  });

  test.each<[string, Partial<Sent>, readonly string[]]>([
    ['a body without the type annotation', { body: JSON.stringify({ status: 'error' }) }, ['bodies.odataType']],
    ['a body without a count', { body: JSON.stringify({ status: 'error' }) }, ['bodies.devicesCount.range']],
    [
      'a count as text',
      { body: '{"devicesCount":"1"}' },
      ['bodies.devicesCount.range', 'bodies.devicesCount.fraction'],
    ],
    ['free text for a time', { body: '{"lastReportedDateTime":"now"}' }, ['bodies.lastReportedDateTime.calendar']],
    ['no JSON', { body: 'a' }, ['bodies.notObject', 'bodies.status.missing']],
    ['an empty body', { body: '' }, ['bodies.malformed']],
    [
      'a compressed body',
      { headers: { ...plain.headers, 'content-encoding': 'gzip' } },
      ['bodies.malformed', 'bodies.empty'],
    ],
    ['no Accept', { headers: { authorization: 'Bearer a' } }, ['headers.accept.json', 'headers.accept.named']],
    ['no token', { headers: {} }, ['authorization.permission', 'authorization.personalAccount']],
  ])('of %s, not %j', async (_, changes, ids) => {
    await send({ ...plain, ...changes });
    const exercised = exercisedOn('deviceConfiguration');
    expect(exercised.length).toBeGreaterThan(5);
    expect(exercised.filter((id) => ids.includes(id))).toEqual([]);
  });

  test('what is unspecified, where the client did it', async () => {
    await send({ ...plain, body: JSON.stringify({ ...JSON.parse(String(plain.body)), id: '1' }) });
    expect(exercisedOn('deviceConfiguration')).toContain('bodies.id');
  });
});

test('a create sent elsewhere exercises nothing on a path', async () => {
  await send({ ...plain, path: `${prefix}/users` });
  const held = gate.ledger.verdicts().filter(({ outcome }) => outcome === 'pass');
  expect([broken(), held]).toEqual([['paths.documented'], []]);
});

describe('reports as incomplete', () => {
  const endOf = async (required: readonly string[], sent: readonly Sent[]): Promise<string[]> => {
    const events: RunEvent[] = [];
    await gate.close();
    gate = await openGate({
      contract: userStatus,
      required,
      replay: 'the command',
      listener: (event) => void events.push(event),
    });
    for (const one of sent) await send(one);
    await gate.close();
    return events.flatMap((event) => (event.kind === 'incomplete' ? [event.reason] : []));
  };

  test('a client that sent nothing', async () => {
    expect(await endOf([], [])).toEqual([expect.stringContaining('the client created nothing')]);
  });
  test('a client that only read', async () => {
    expect(await endOf([], [{ ...plain, method: 'GET', body: '' }])).toHaveLength(1);
  });
  test('a path that was required and not reached', async () => {
    expect(await endOf(['deviceConfiguration', 'rootCertificate'], [plain])).toEqual([
      'the client did not reach rootCertificate',
    ]);
  });
  test('nothing, when all that was required was reached', async () => {
    expect(await endOf(['deviceConfiguration'], [plain])).toEqual([]);
  });
});
