// Clients and providers of both versions of HTTP, with a proxy between them: what either says reaches the other, and is judged.
import { once } from 'node:events';
import { type ClientHttp2Session, connect, createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { createServer as createSecureHttp1, request as send } from 'node:https';
import type { Server, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { connect as connectTls, createSecureContext, createServer as createTls } from 'node:tls';
import { gunzipSync, gzipSync } from 'node:zlib';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import type { RunEvent } from '../../../engine/campaign/run-event.ts';
import { directly, type Network } from '../../../engine/connection/network.ts';
import { readSettings } from '../../../engine/settings/settings.ts';
import { createAuthority } from '../../../fixtures/certificates/authority.ts';
import type { Response } from '../../../fixtures/tenant/deliver.ts';
import type { Message } from '../../../fixtures/tenant/received.ts';
import { portOf } from '../../../test-support/listening.ts';
import { openLive } from '../live.ts';
import { linesIn } from './message.ts';

const contract = userStatus;
const authority = createAuthority();
const ca = authority.certificate;
const identity = authority.identityOf(['127.0.0.1']);
const context = createSecureContext({ ca });
const network: Network = { ...directly, trust: { ...directly.trust, toTarget: () => context } };
const ids = { deviceConfigurationId: contract.parents.examples[0]?.id ?? '' };
const path = `/beta${contract.paths.fill('deviceConfiguration', ids)}`;
const example = contract.example.request;
let entities = 0;
const entity = (): string => {
  entities += 1;
  return JSON.stringify({ id: `id-${entities}`, ...JSON.parse(example) });
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

// Those of a connection, and the names of a machine.
const notCompared = new Set(['connection', 'transfer-encoding', 'host', 'keep-alive']);
const shown = (raw: readonly string[]): string[] =>
  linesIn(raw)
    .filter(([name]) => !notCompared.has(name.toLowerCase()))
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .toSorted();

/** What a provider heard, and in which version. */
type Heard = {
  readonly version: string;
  readonly line: string;
  readonly lines: string[];
  readonly body: string;
  readonly trailers: string[];
};

/** Writes with what both versions of a response have in common. */
type Writer = {
  readonly writeEarlyHints: (hints: Record<string, string | string[]>) => void;
  readonly setHeader: (name: string, value: string | readonly string[]) => unknown;
  readonly addTrailers: (trailers: Record<string, string>) => void;
  readonly write: (part: Uint8Array) => unknown;
  readonly end: (body: Uint8Array) => unknown;
  sendDate: boolean;
  statusCode: number;
};

const answering =
  (heard: Heard[]) =>
  (message: Message, response: Response): void => {
    const stream: Readable = message;
    void buffer(stream).then((body) => {
      const { method, url, rawHeaders, rawTrailers, httpVersion: version } = message;
      const [lines, trailers] = [shown(rawHeaders), shown(rawTrailers)];
      heard.push({ version, line: `${method} ${url}`, lines, body: body.toString(), trailers });
      const [writer, zipped]: [Writer, Buffer] = [response, gzipSync(entity())];
      writer.writeEarlyHints({ link: ['</a>; rel=preload', '</b>; rel=preload'] });
      Object.assign(writer, { sendDate: false, statusCode: 201 });
      writer.setHeader('set-cookie', ['a=1', 'b=2']);
      writer.setHeader('content-type', 'application/json');
      writer.setHeader('content-encoding', 'gzip');
      writer.setHeader('x-latin', 'gr\xfc\xdf');
      writer.write(zipped.subarray(0, 9));
      writer.addTrailers({ 'x-sum': '42' });
      writer.end(zipped.subarray(9));
    });
  };

type Versions = 'HTTP/1.1' | 'HTTP/2' | 'both';

const serving = async (server: Server): Promise<string> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `https://127.0.0.1:${await portOf(server)}/beta`;
};

const providerOf = (versions: Versions, heard: Heard[]): Promise<string> =>
  serving(
    versions === 'HTTP/1.1'
      ? createSecureHttp1(identity, answering(heard))
      : createSecureServer({ ...identity, allowHTTP1: versions === 'both' }, answering(heard)),
  );

const open = async (target: string) => {
  const [client, provider]: [RunEvent[], RunEvent[]] = [[], []];
  const live = await openLive({
    contract,
    settings: readSettings(contract, { seed: '0' }, {}),
    target,
    network,
    place: { identity },
    client: (event) => client.push(event),
    provider: (event) => provider.push(event),
  });
  closing.push(live.close);
  return { live, client, provider };
};

const failing = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'verdict' && event.verdict.outcome === 'fail' ? [event.verdict.requirement] : [],
  );

const notJudged = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'notJudged' ? Object.keys(event.requests) : []));

const judged = (events: readonly RunEvent[]) => events.filter(({ kind }) => kind === 'judged').length;

const fields = {
  authorization: 'Bearer any',
  'content-type': 'application/json',
  accept: 'application/json',
  'x-a': ['1', '2'],
};

type Came = { status: number; lines: string[]; body: Buffer; trailers: string[]; interim: string[] };

const withHttp2 = async (session: ClientHttp2Session, more: object = {}, body = example): Promise<Came> => {
  const stream = session.request({ ':method': 'POST', ':path': path, ...fields, ...more }, { waitForTrailers: true });
  const came: Came = { status: 0, lines: [], body: Buffer.alloc(0), trailers: [], interim: [] };
  stream
    .on('wantTrailers', () => stream.sendTrailers({ 'x-end': '1' }))
    .on('headers', (_, __, raw) => Object.assign(came, { interim: shown(raw) }))
    .on('trailers', (_, __, raw) => Object.assign(came, { trailers: shown(raw) }))
    .on('response', (headers, _, raw) => Object.assign(came, { status: headers[':status'], lines: shown(raw) }));
  stream.end(body);
  came.body = await buffer(stream);
  return came;
};

const sessionTo = (baseUrl: string): ClientHttp2Session => {
  const session = connect(baseUrl, { ca }).on('error', () => undefined);
  closing.push(() => session.destroy());
  return session;
};

const withHttp1 = (baseUrl: string): Promise<Came> =>
  new Promise((resolve, reject) => {
    const headers = { ...fields, 'transfer-encoding': 'chunked' };
    const sent = send(new URL(path, baseUrl), { method: 'POST', ca, headers, agent: false });
    const interim: string[] = [];
    sent
      .on('information', ({ rawHeaders }) => interim.push(...shown(rawHeaders)))
      .on('error', reject)
      .on('response', (answer) => {
        void buffer(answer).then((body) => {
          const { statusCode: status = 0, rawHeaders, rawTrailers } = answer;
          resolve({ status, lines: shown(rawHeaders), body, trailers: shown(rawTrailers), interim });
        });
      });
    sent.addTrailers({ 'x-end': '1' });
    sent.end(example);
  });

const asking: Readonly<Record<'HTTP/1.1' | 'HTTP/2', (baseUrl: string) => Promise<Came>>> = {
  'HTTP/1.1': withHttp1,
  'HTTP/2': (baseUrl) => withHttp2(sessionTo(baseUrl)),
};

describe.each(['HTTP/1.1', 'HTTP/2'] as const)('a client in %s', (client) => {
  test.each([
    ['HTTP/1.1', '1.1'],
    ['HTTP/2', '2.0'],
    ['both', client === 'HTTP/2' ? '2.0' : '1.1'],
  ] as const)('before a provider that speaks %s', async (versions, version) => {
    const heard: Heard[] = [];
    const { live, client: ofClient, provider } = await open(await providerOf(versions, heard));
    const came = await asking[client](live.baseUrl);
    const lines = [
      'accept: application/json',
      'authorization: Bearer any',
      'content-type: application/json',
      'x-a: 1',
      'x-a: 2',
    ];
    expect(heard).toEqual([
      {
        version,
        line: `POST ${path}`,
        lines: heard[0]?.version === '1.1' ? expect.any(Array) : lines,
        body: example,
        trailers: ['x-end: 1'],
      },
    ]);
    expect({ ...came, body: gunzipSync(came.body).toString() }).toEqual({
      status: 201,
      lines: [
        'content-encoding: gzip',
        'content-type: application/json',
        'set-cookie: a=1',
        'set-cookie: b=2',
        'x-latin: gr\xfc\xdf',
      ],
      body: expect.stringContaining('id-'),
      trailers: ['x-sum: 42'],
      interim: ['link: </a>; rel=preload, </b>; rel=preload'],
    });
    await live.close();
    expect([judged(ofClient), judged(provider), failing(ofClient), failing(provider)]).toEqual([1, 1, [], []]);
  });
});

test('a client that offers both versions speaks that of the provider', async () => {
  const versionFor = async (versions: Versions): Promise<unknown> => {
    const { live } = await open(await providerOf(versions, []));
    const { port } = new URL(live.baseUrl);
    const socket = connectTls({ port: Number(port), host: '127.0.0.1', ca, ALPNProtocols: ['h2', 'http/1.1'] });
    await once(socket, 'secureConnect');
    socket.destroy();
    return socket.alpnProtocol;
  };
  expect([await versionFor('HTTP/1.1'), await versionFor('HTTP/2')]).toEqual(['http/1.1', 'h2']);
});

/** A provider in HTTP/2 whose streams are answered by a function. */
const streaming = (answer: (stream: ServerHttp2Stream) => void): Promise<string> =>
  serving(
    createSecureServer(identity)
      .on('stream', (stream) => answer(stream.on('error', () => undefined)))
      .on('sessionError', () => undefined),
  );

const created = (stream: ServerHttp2Stream): void => {
  stream.resume().once('end', () => {
    stream.respond({ ':status': 201, 'content-type': 'application/json', 'content-encoding': 'gzip' });
    stream.end(gzipSync(entity()));
  });
};

/** The code with which a request is broken off, or its status. */
const fateOf = async (session: ClientHttp2Session, more: object = {}): Promise<number | undefined> => {
  const stream = session.request({ ':method': 'POST', ':path': path, ...fields, ...more });
  let status: number | undefined;
  stream
    .on('error', () => undefined)
    .on('response', (headers) => {
      status = headers[':status'];
    });
  stream.resume().end(example);
  await new Promise((resolve) => stream.once('close', resolve));
  return stream.rstCode === 0 ? status : stream.rstCode;
};

test.each(['HTTP/1.1', 'HTTP/2'] as const)('a hundred requests at once reach a provider in %s', async (versions) => {
  const { live, provider } = await open(await providerOf(versions, []));
  const session = sessionTo(live.baseUrl);
  const all = await Promise.all(Array.from({ length: 100 }, () => withHttp2(session)));
  expect(all.filter(({ status, body }) => status === 201 && gunzipSync(body).length > 0)).toHaveLength(100);
  await live.close();
  expect([judged(provider), failing(provider)]).toEqual([100, []]);
});

test("a stream that the provider resets is reset for the client, and its failure; one that it refused is nobody's", async () => {
  let code = 2;
  const { live, provider } = await open(await streaming((stream) => stream.close(code)));
  const session = sessionTo(live.baseUrl);
  expect(await fateOf(session)).toBe(2);
  code = 7;
  expect(await fateOf(session)).toBe(7);
  await live.close();
  expect(failing(provider)).toContain('bodies.valid');
  expect(notJudged(provider)).toEqual([expect.stringContaining('REFUSED_STREAM')]);
});

test('a request that the client resets is reset at the provider, and nobody is blamed', async () => {
  let reset: Promise<unknown> | undefined;
  const { live, client, provider } = await open(
    await streaming((stream) => {
      reset = new Promise((resolve) => stream.once('close', () => resolve(stream.rstCode)));
    }),
  );
  const stream = sessionTo(live.baseUrl).request({ ':method': 'POST', ':path': path, ...fields });
  stream.on('error', () => undefined).write(example);
  while (!reset) await new Promise((resolve) => setImmediate(resolve));
  stream.close(8);
  expect(await reset).toBe(8);
  await live.close();
  expect([failing(client), failing(provider)]).toEqual([[], []]);
});

test('a provider that says GOAWAY is connected to anew', async () => {
  const sessions = new Set<unknown>();
  const { live, provider } = await open(
    await streaming((stream) => {
      sessions.add(stream.session);
      created(stream);
      stream.session?.goaway();
    }),
  );
  const session = sessionTo(live.baseUrl);
  expect([await fateOf(session), await fateOf(session), session.destroyed]).toEqual([201, 201, false]);
  await live.close();
  expect([sessions.size, judged(provider), failing(provider)]).toEqual([2, 2, []]);
});

test.each<[string, (stream: ServerHttp2Stream) => void]>([
  ['a stream', (stream) => stream.destroy(new Error('broken'))],
  ['a connection', (stream) => stream.session?.destroy()],
])('an answer that ends in the middle, with %s, does so for the client, and is not judged', async (_, end) => {
  const { live, provider } = await open(
    await streaming((stream) => {
      stream.respond({ ':status': 201 });
      stream.write('{', () => setImmediate(end, stream));
    }),
  );
  expect(await fateOf(sessionTo(live.baseUrl))).not.toBe(201);
  await live.close();
  expect([failing(provider), notJudged(provider)]).toEqual([
    [],
    [expect.stringContaining('before its answer was whole')],
  ]);
});

test('a connection that the provider drops before it answered anything is its failure', async () => {
  const { live, provider } = await open(await streaming((stream) => stream.session?.destroy()));
  expect(await fateOf(sessionTo(live.baseUrl))).not.toBe(201);
  await live.close();
  expect(failing(provider)).toContain('bodies.valid');
});

test('an answer before the end of the request, after which the provider hears no more, reaches the client', async () => {
  const { live } = await open(
    await streaming((stream) => {
      stream.respond({ ':status': 413 });
      stream.end('too long', () => stream.close(0));
    }),
  );
  const stream = sessionTo(live.baseUrl).request({ ':method': 'POST', ':path': path });
  stream.on('error', () => undefined).write('a');
  const [{ ':status': status }] = await once(stream, 'response');
  expect([status, (await buffer(stream)).toString()]).toEqual([413, 'too long']);
});

test('lines that may not stand twice go on twice, and the client is blamed', async () => {
  const heard: Heard[] = [];
  const { live, client } = await open(await providerOf('HTTP/2', heard));
  const options = { ca, strictSingleValueFields: false };
  const session = connect(live.baseUrl, options).on('error', () => undefined);
  closing.push(() => session.destroy());
  await fateOf(session, { authorization: ['Bearer a', 'Bearer b'] });
  await live.close();
  expect(heard[0]?.lines).toEqual(expect.arrayContaining(['authorization: Bearer a', 'authorization: Bearer b']));
  expect(failing(client)).not.toEqual([]);
});

test('a provider that cannot be reached is named to the client, and is no finding', async () => {
  const { live, provider } = await open('https://127.0.0.1:1/beta');
  const { status, body } = await withHttp2(sessionTo(live.baseUrl));
  expect([status, body.toString()]).toEqual([502, expect.stringContaining('127.0.0.1:1 cannot be reached')]);
  await live.close();
  expect([failing(provider), notJudged(provider)]).toEqual([[], [expect.stringContaining('cannot be reached')]]);
});

test("what comes for HTTP/2 and is not is nobody's answer", async () => {
  const server = createTls({ ...identity, ALPNProtocols: ['h2'] }, (socket) => {
    socket.on('error', () => undefined).write('HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}');
  });
  const { live, provider } = await open(await serving(server));
  expect(await fateOf(sessionTo(live.baseUrl))).not.toBe(201);
  await live.close();
  expect([failing(provider), notJudged(provider)]).toEqual([[], [expect.stringContaining('not HTTP/2')]]);
});

test('what is under way when the proxy ends is listed, and nobody is blamed', async () => {
  let isAsked = false;
  const { live, client, provider } = await open(
    await streaming(() => {
      isAsked = true;
    }),
  );
  const fate = fateOf(sessionTo(live.baseUrl));
  while (!isAsked) await new Promise((resolve) => setImmediate(resolve));
  await live.close();
  await fate;
  expect([failing(client), failing(provider)]).toEqual([[], []]);
  expect(notJudged(provider)).toEqual([expect.stringContaining('the gate ended before the answer was whole')]);
});

test('cookies in lines of their own go on in one to a provider in HTTP/1.1', async () => {
  const heard: Heard[] = [];
  const { live } = await open(await providerOf('HTTP/1.1', heard));
  await fateOf(sessionTo(live.baseUrl), { cookie: ['a=1', 'b=2'] });
  expect(heard[0]?.lines).toEqual(expect.arrayContaining(['cookie: a=1; b=2']));
});

test('an answer that HTTP/2 cannot say ends the exchange for the client, and is judged by its status', async () => {
  const server = createTls(identity, (socket) => {
    socket
      .on('error', () => undefined)
      .once('data', () => {
        socket.end('HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\n{}');
      });
  });
  const { live, provider } = await open(await serving(server));
  expect(await fateOf(sessionTo(live.baseUrl))).toBe(2);
  await live.close();
  expect(failing(provider)).toContain('answers.noServerError');
});

test('a client that breaks HTTP/2 is listed', async () => {
  const { live, client } = await open(await providerOf('both', []));
  const { port } = new URL(live.baseUrl);
  const socket = connectTls({ port: Number(port), host: '127.0.0.1', ca, ALPNProtocols: ['h2'] });
  await once(socket, 'secureConnect');
  socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nneither a frame nor anything else');
  await new Promise((resolve) =>
    socket
      .on('error', () => undefined)
      .resume()
      .once('close', resolve),
  );
  await live.close();
  expect(notJudged(client)).toEqual(['what a client sent on a connection that is not HTTP/2']);
});

test('an answer of HTTP/2 with a length and trailers has chunks in HTTP/1.1', async () => {
  const { live } = await open(
    await streaming((stream) => {
      const body = entity();
      stream.resume().once('end', () => {
        stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '1' }));
        stream.respond({ ':status': 201, 'content-length': body.length, trailer: 'x-sum' }, { waitForTrailers: true });
        stream.end(body);
      });
    }),
  );
  const { status, trailers, body } = await withHttp1(live.baseUrl);
  expect([status, trailers, body.toString()]).toEqual([201, ['x-sum: 1'], expect.stringContaining('id-')]);
});
