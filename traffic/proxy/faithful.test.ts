// What a client and a provider hear of each other is the same with a proxy between them: every byte, and how each side ends.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectSecurely, createServer as createSecureServer } from 'node:tls';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { directly, readNetwork } from '../../engine/connection/network.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { createAuthority } from '../../fixtures/certificates/authority.ts';
import { openLive } from './live.ts';

const contract = userStatus;
const settings = readSettings(contract, { seed: '0' }, {});
const path = `/beta${contract.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' })}`;
const body = contract.example.request;
const entity = JSON.stringify({ ...JSON.parse(body), id: '1' });

const lines = `POST ${path} HTTP/1.1\r\nHost: PROVIDER\r\nAuthorization: Bearer secret-of-the-client\r\nContent-Type: application/json\r\nAccept: application/json\r\n`;
const create = `${lines}Content-Length: ${body.length}\r\n\r\n${body}`;
const created = `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${entity.length}\r\n\r\n${entity}`;

/** A socket with what it heard. */
class Peer {
  heard = '';
  ends = '';
  readonly socket: Socket;
  readonly #closed: Promise<unknown>;
  constructor(socket: Socket) {
    this.socket = socket.setEncoding('latin1').setNoDelay(true);
    this.#closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('data', (text) => {
      this.heard += text;
    });
    socket.once('end', () => {
      this.ends += 'end ';
    });
    socket.once('error', () => {
      this.ends += 'reset ';
    });
  }
  say(text: string): Promise<void> {
    return new Promise((resolve) => this.socket.write(text, 'latin1', () => resolve()));
  }
  async hears(text: string): Promise<void> {
    while (!this.heard.includes(text)) await once(this.socket, 'data');
  }
  async ended(): Promise<void> {
    if (!this.socket.readableEnded) await once(this.socket, 'end');
  }
  get closed(): Promise<unknown> {
    return this.#closed;
  }
}

type Script = (peer: Peer) => Promise<void>;
type Heard = { readonly sent: string; readonly got: string; readonly ends: readonly string[] };

/** Lets a client and a provider talk, until both have closed. */
const talk = async (scripts: readonly [Script, Script], authority: string, at: Promise<Socket>): Promise<Heard> => {
  const client = new Peer(connect({ port: Number(authority.split(':')[1]), host: '127.0.0.1', allowHalfOpen: true }));
  const provider = new Peer(await at);
  await Promise.all([scripts[0](client), scripts[1](provider)]);
  await Promise.all([client.closed, provider.closed]);
  return { sent: provider.heard, got: client.heard, ends: [client.ends, provider.ends] };
};

/** Lets them talk directly and through a proxy, or through it alone. */
const compare = async (scripts: readonly [Script, Script], ways: readonly ('direct' | 'through')[]) => {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const authority = `127.0.0.1:${port}`;
  const events: RunEvent[] = [];
  const live = await openLive({
    contract,
    settings,
    target: `http://${authority}/beta`,
    network: directly,
    place: {},
    client: () => undefined,
    provider: (event) => events.push(event),
  });
  const heard: Heard[] = [];
  for (const way of ways) {
    const at = once(server, 'connection').then(([socket]) => socket);
    const { sent, ...rest } = await talk(scripts, way === 'direct' ? authority : new URL(live.baseUrl).host, at);
    heard.push({ sent: sent.replaceAll(authority, 'PROVIDER'), ...rest });
  }
  await live.close();
  server.close();
  return { heard, events };
};

const close: Script = async ({ socket }) => void socket.end();

/** Says something, a byte at a time. */
const slowly = async (peer: Peer, text: string): Promise<void> => {
  for (const byte of text) {
    await peer.say(byte);
    await new Promise(setImmediate);
  }
};

const asks =
  (text: string): Script =>
  async (peer) => {
    await peer.say(text);
    await peer.ended();
    await close(peer);
  };

const answers =
  (text: string, to = body.slice(-20)): Script =>
  async (peer) => {
    await peer.hears(to);
    await peer.say(text);
    await close(peer);
  };

const chunks = `00${body.length.toString(16)};a="b;c"; d\r\n${body}\r\n0;last\r\nX-T: 1\r\n\r\n`;
const coded =
  'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n1 ;x\r\n{\r\n01\r\n}\r\n000\r\nT: a\r\nt: b\r\n\r\n';
const many = Array.from({ length: 3_000 }, (_, index) => `X-${index}: ${index}\r\n`).join('');

const talks: Readonly<Record<string, readonly [Script, Script]>> = {
  'a byte at a time': [
    async (peer) => {
      await slowly(peer, create);
      await peer.ended();
      await close(peer);
    },
    async (peer) => {
      await peer.hears(body);
      await slowly(peer, created);
      await close(peer);
    },
  ],
  'chunks with extensions and trailers': [
    asks(`${lines}Transfer-Encoding: chunked\r\n\r\n${chunks}`),
    answers(coded, 'X-T: 1\r\n\r\n'),
  ],
  'lines that end with LF alone': [
    asks(`${lines}Content-Length: ${body.length}\r\n\r\n`.replaceAll('\r\n', '\n') + body),
    answers(created.replaceAll('\r\n', '\n')),
  ],
  'folded lines, Latin-1, letter case and order': [
    asks(create.replace('Content-Type', 'x-A: \xff\r\n b\r\nX-a:2\r\nX-A:\t3 \t\r\nContent-Type')),
    answers(created.replace('Content-Type', 'sEt-cookie: a\r\nX: 1\r\n\t2\r\nSet-Cookie: \xfc\r\nContent-Type')),
  ],
  'many and long headers': [
    asks(create.replace('Content-Type', `${many}X: ${'y'.repeat(400_000)}\r\nContent-Type`)),
    answers(created.replace('Content-Type', `${many}Content-Type`)),
  ],
  'several interim answers': [
    asks(create),
    answers(`HTTP/1.1 102 A\r\n\r\nHTTP/1.1 103 B\r\nLink: <a>\r\n\r\nHTTP/1.1 100 C\r\n\r\n${created}`),
  ],
  'an answer before the body, and half a connection that is closed': [
    async (peer) => {
      await peer.say(`${lines}Content-Length: ${body.length}\r\n\r\n`);
      await peer.ended();
      await peer.say(body);
      await close(peer);
    },
    async (peer) => {
      await peer.hears('\r\n\r\n');
      await peer.say('HTTP/1.1 401 A\r\nContent-Length: 0\r\n\r\n');
      peer.socket.end();
      await peer.ended();
    },
  ],
  'a client that has said all': [
    async (peer) => {
      peer.socket.end(create, 'latin1');
      await peer.ended();
    },
    async (peer) => {
      await peer.ended();
      await peer.say(created);
      await close(peer);
    },
  ],
  'half a head': [
    async (peer) => {
      peer.socket.end('POST /beta HTTP/1.1\r\nHo');
      await peer.ended();
    },
    async (peer) => {
      await peer.ended();
      await peer.say('HTTP/1.1 400 A\r\n\r\n');
      await close(peer);
    },
  ],
  'another protocol, behind a switch': [
    async (peer) => {
      await peer.say('GET /a HTTP/1.1\r\nHost: PROVIDER\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
      await peer.hears('101');
      await peer.say('ho');
      await peer.hears('ho');
      await peer.say('st: a\r\nHost: b\r\n\r\n');
      await peer.hears('Host: b');
      await close(peer);
      await peer.ended();
    },
    async (peer) => {
      await peer.hears('\r\n\r\n');
      await peer.say('HTTP/1.1 101 A\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
      peer.socket.on('data', (text) => peer.socket.write(text));
      await peer.ended();
      await close(peer);
    },
  ],
  'an answer that is cut by a reset': [
    async (peer) => {
      await peer.say(create);
      await peer.hears('{"a"');
    },
    async (peer) => {
      await peer.hears(body);
      await peer.say('HTTP/1.1 201 Created\r\n\r\n{"a"');
      peer.socket.resetAndDestroy();
    },
  ],
  'a client that resets': [
    async (peer) => {
      await peer.say(create);
      await peer.hears('{"a"');
      peer.socket.resetAndDestroy();
    },
    async (peer) => {
      await peer.hears(body);
      await peer.say('HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{"a"');
    },
  ],
};

test.each(Object.entries(talks))('%s', async (_, scripts) => {
  const [direct, through] = (await compare(scripts, ['direct', 'through'])).heard;
  expect(through).toEqual(direct);
});

test('what a provider answers before it closes is heard, though the client goes on sending', async () => {
  const refusal = 'HTTP/1.1 431 A\r\nConnection: close\r\n\r\n';
  const client: Script = async (peer) => {
    await peer.say(`${lines}X: ${'y'.repeat(400_000)}`);
    await peer.hears('431');
    peer.socket.destroy();
  };
  const provider: Script = async (peer) => {
    await peer.hears('X: y');
    peer.socket.write(refusal);
    peer.socket.destroy();
  };
  expect((await compare([client, provider], ['through'])).heard).toMatchObject([{ got: refusal }]);
});

test('an answer over TLS that is cut by a reset does not seem to be whole', async () => {
  const identity = createAuthority().identityOf(['127.0.0.1']);
  const carriers: Socket[] = [];
  const server = createSecureServer({ ...identity, ALPNProtocols: ['http/1.1'] }, (socket) => {
    socket.on('error', () => undefined).once('data', () => socket.write('HTTP/1.1 201 A\r\n\r\n{"a"'));
  });
  server.on('connection', (socket) => carriers.push(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const live = await openLive({
    ...{ contract, settings, target: `https://127.0.0.1:${port}/beta`, place: { identity } },
    network: readNetwork({ insecure: true, proxy: false }, {}),
    ...{ client: () => undefined, provider: () => undefined },
  });
  const place = { port: Number(new URL(live.baseUrl).port), host: '127.0.0.1', ALPNProtocols: ['http/1.1'] };
  const client = new Peer(connectSecurely({ ...place, rejectUnauthorized: false }));
  await client.say(create);
  await client.hears('{"a"');
  for (const carrier of carriers) carrier.resetAndDestroy();
  await client.closed;
  expect(client.ends).toBe('reset ');
  await live.close();
  server.close();
});

const notJudged = (events: readonly RunEvent[]): string =>
  events.flatMap((event) => (event.kind === 'notJudged' ? Object.keys(event.requests) : [])).join();

const failing = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'verdict' && event.verdict.outcome === 'fail' ? [event.verdict.requirement] : [],
  );

test.each([
  ['its head is not as HTTP/1.1 has it', create.replace('Accept', 'x: a\r\n b\r\nAccept'), created],
  ['its headers are longer than 65536 bytes', create.replace('Accept', `x: ${'y'.repeat(65536)}\r\nAccept`), created],
  [
    'a Content-Length and a Transfer-Encoding',
    create.replace('Accept', 'Transfer-Encoding: chunked\r\nAccept'),
    created,
  ],
  [
    'what came for an answer is not HTTP/1.1',
    create,
    'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
  ],
  [
    'how long the body of its answer is cannot be known',
    create,
    created.replace('Content-L', 'Content-Length: 1\r\nContent-L'),
  ],
  ['the head of its answer is not as HTTP/1.1 has it', create, created.replace('Content-L', 'a b: 1\r\nContent-L')],
  ['ended the connection before its answer was whole', create, created.slice(0, -5)],
  [
    'Content-Encoding that cannot be undone here: x',
    create,
    created.replace('Content-L', 'Content-Encoding: x\r\nContent-L'),
  ],
  ['answered 408', create, created.replace('201', '408')],
  ['its body did not come whole', create.replace(`${body.length}\r\n\r\n`, `${body.length + 1}\r\n\r\n`), created],
])('not judged: %s', async (reason, request, answer) => {
  const { events } = await compare([asks(request), answers(answer)], ['through']);
  expect([notJudged(events), failing(events)]).toEqual([expect.stringContaining(reason), []]);
});
