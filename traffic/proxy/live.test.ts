// A reverse proxy before a provider: what passes through it is unchanged, and both sides are judged by it.
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { directly } from '../../engine/connection/network.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { createAuthority } from '../../fixtures/certificates/authority.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { type Live, type LiveOptions, openLive } from './live.ts';

const contract = userStatus;
const settings = readSettings(contract, { seed: '0' }, {});
const path = contract.paths.fill('deviceConfiguration', {
  deviceConfigurationId: contract.parents.examples[0]?.id ?? '',
});
const example = contract.example.request;
const authorization = `Bearer ${tenantTokens.granted}`;
const headers = { authorization, 'content-type': 'application/json', accept: 'application/json' };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const open = async (target: string, more: Partial<LiveOptions> = {}) => {
  const [client, provider]: [RunEvent[], RunEvent[]] = [[], []];
  const live = await openLive({
    contract,
    settings,
    target,
    network: directly,
    place: {},
    client: (event) => client.push(event),
    provider: (event) => provider.push(event),
    ...more,
  });
  return { live, client, provider };
};

const tenantWith = async (...names: readonly string[]): Promise<Served> => {
  const tenant = await serve(createTenant({ contract, deviations: deviationsNamed(contract, names) }));
  closing.push(tenant.close);
  return tenant;
};

const create = (live: Live, body = example, more: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(
      live.baseUrl + path,
      { method: 'POST', headers: { ...headers, ...more }, agent: false },
      (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once('error', reject).end(body);
  });

const failing = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'verdict' && event.verdict.outcome === 'fail' ? [event.verdict.requirement] : [],
  );

const notJudged = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'notJudged' ? Object.keys(event.requests) : []));

test('a client and a provider that keep the contract have no finding', async () => {
  const { live, client, provider } = await open((await tenantWith()).baseUrl);
  expect([await create(live), await create(live)]).toEqual([201, 201]);
  await live.close();
  expect([failing(client), failing(provider)]).toEqual([[], []]);
  expect(provider.filter(({ kind }) => kind === 'judged')).toHaveLength(2);
});

test.each(['chunked', 'compressed', 'hanging-up', 'closing', 'continuing'])(
  'a lawful oddity of the wire is not blamed: %s',
  async (name) => {
    const { live, provider } = await open((await tenantWith(name)).baseUrl);
    expect([await create(live), await create(live)]).toEqual([201, 201]);
    await live.close();
    expect(failing(provider)).toEqual([]);
  },
);

test('each side is blamed for its own mistakes', async () => {
  const { live, client, provider } = await open((await tenantWith('count-string')).baseUrl);
  await create(live);
  await create(live, JSON.stringify({ ...JSON.parse(example), status: 'NO' }), { accept: 'text/html' });
  await live.close();
  expect(failing(client)).toEqual(expect.arrayContaining(['bodies.status.unknown', 'headers.accept.json']));
  expect(failing(provider)).toEqual(['answers.devicesCount']);
});

/** A provider that answers whatever comes with these bytes, and keeps what it heard. */
const rawProvider = async (answer: string) => {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        heard.push(chunk.toString('latin1'));
        if (heard.join('').endsWith('END')) socket.write(answer);
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    heard: () => heard.join(''),
    pieces: () => heard.length,
    target: `http://127.0.0.1:${port}/beta`,
    authority: `127.0.0.1:${port}`,
  };
};

test('bytes pass through as they are, but for the Host', async () => {
  const answer =
    'HTTP/1.1 201 Fine, thanks\r\nX-B: 1\r\nx-a:2 \r\nTransfer-Encoding: chunked\r\n\r\n3;e=1\r\n{}\n\r\n0\r\nT: 1\r\n\r\n';
  const provider = await rawProvider(answer);
  const { live } = await open(provider.target);
  const place = new URL(live.baseUrl);
  const socket = connect(Number(place.port), place.hostname);
  const sent = `POST /beta/%61 HTTP/1.1\r\nX-Order: 1\r\nhOST:  ${place.host}\r\nAuthorization: a\r\nAUTHORIZATION: b\r\nContent-Length: 3\r\n\r\nEND`;
  socket.write(sent);
  let back = '';
  for await (const chunk of socket.setEncoding('latin1')) {
    back += chunk;
    if (back.length >= answer.length) break;
  }
  expect(provider.heard()).toBe(sent.replace(place.host, provider.authority));
  // What is sent on in two pieces waits for an acknowledgement in between.
  expect(provider.pieces()).toBe(1);
  expect(back).toBe(answer);
  await live.close();
});

test('an answer reaches a slow client whole, though the provider closes behind it', async () => {
  const size = 8 * 1024 * 1024;
  const provider = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`);
        socket.write(Buffer.alloc(size), () => socket.destroySoon());
      });
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const address = provider.address();
  const { live } = await open(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/beta`);
  const place = new URL(live.baseUrl);
  const socket = connect(Number(place.port), place.hostname);
  socket.write('GET /beta/a HTTP/1.1\r\nHost: a\r\n\r\n');
  let [length, isFirst] = [0, true];
  for await (const chunk of socket) {
    length += chunk.length;
    if (isFirst) for (let turns = 0; turns < 500; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    isFirst = false;
  }
  expect(length).toBeGreaterThan(size);
  await live.close();
  provider.close();
});

test('a connection that the provider drops is its failure; one that the client leaves is not', async () => {
  let count = 0;
  const answer = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
  const provider = createServer((socket) => {
    count += 1;
    const isAnswered = count === 1;
    socket.on('error', () => undefined).once('data', () => (isAnswered ? socket.end(answer) : socket.destroy()));
  });
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const address = provider.address();
  const { live, provider: events } = await open(
    `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/beta`,
  );
  await fetch(`${live.baseUrl}/me`);
  await expect(create(live)).rejects.toThrow();
  await live.close();
  provider.close();
  expect(failing(events)).toContain('bodies.valid');

  const silent = await rawProvider('');
  const left = await open(silent.target);
  const place = new URL(left.live.baseUrl);
  const socket = connect(Number(place.port), place.hostname);
  socket.write(`POST /beta${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc`);
  while (!silent.heard().endsWith('abc')) await new Promise((resolve) => setImmediate(resolve));
  socket.resetAndDestroy();
  await left.live.close();
  expect(failing(left.provider)).toEqual([]);
});

test('a provider that cannot be reached is named to the client, and is no finding', async () => {
  const { live, client, provider } = await open('http://127.0.0.1:1/beta');
  expect(await create(live)).toBe(502);
  await live.close();
  expect([failing(client), failing(provider)]).toEqual([[], []]);
  expect(notJudged(provider)).toEqual([expect.stringContaining('cannot be reached')]);
});

test('a provider named with HTTPS in capitals is never spoken to in the clear', async () => {
  const provider = await rawProvider('');
  const { live } = await open(provider.target.replace('http:', 'HTTPS:'));
  // Bytes that are no TLS end the handshake.
  const status = create(live);
  while (provider.heard() === '') await new Promise((resolve) => setImmediate(resolve));
  expect(provider.heard()).not.toContain('POST');
  for (const close of closing.splice(0)) await close();
  expect(await status).toBe(502);
  await live.close();
});

test('over TLS, the client trusts a certificate of this run', async () => {
  const authority = createAuthority();
  const identity = authority.identityOf(['127.0.0.1']);
  const { live, provider } = await open((await tenantWith()).baseUrl, { place: { identity } });
  const { request: httpsRequest } = await import('node:https');
  const status = await new Promise((resolve, reject) => {
    httpsRequest(live.baseUrl + path, { method: 'POST', headers, ca: authority.certificate }, (answer) => {
      void text(answer).then(() => resolve(answer.statusCode));
    })
      .once('error', reject)
      .end(example);
  });
  expect(status).toBe(201);
  await live.close();
  expect(failing(provider)).toEqual([]);
});

test('what comes faster than it can be judged is counted', async () => {
  const { live, provider } = await open((await tenantWith()).baseUrl, { mostWaiting: 0 });
  await create(live);
  await live.close();
  expect(notJudged(provider)).toEqual(['an exchange that came faster than exchanges can be judged']);
});
