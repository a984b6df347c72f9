// A gate for unmodified programs: hosts are answered in the place of others, everything else is refused unless it may pass.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { fetch, ProxyAgent, request } from 'undici';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../../../contracts/user-status/documented/example.ts';
import type { RunEvent } from '../../../engine/campaign/run-event.ts';
import { createAuthority } from '../../../fixtures/certificates/authority.ts';
import { type Gate, openGate } from '../gate.ts';

const authority = createAuthority();
const hosts = ['graph.microsoft.com', 'login.microsoftonline.com'];
const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });
const token = 'Bearer embedded-tenant-token';
const headers = { authorization: token, 'content-type': 'application/json', accept: 'application/json' };
const create = { method: 'POST' as const, headers, body: exampleRequestBody };

const events: RunEvent[] = [];
const refused: string[] = [];
const elsewhere = createServer((message, response) => {
  const { 'proxy-authorization': secret = '' } = message.headers;
  void text(message).then((body) => response.end(`${message.method} ${message.url} ${secret} ${body}`));
});
let gate: Gate;
let proxy = '';
let dispatcher: ProxyAgent;
beforeAll(async () => {
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => void elsewhere.close());
const opened = async (more: { readonly pass: readonly string[]; readonly environment: object }): Promise<void> => {
  const identity = authority.identityOf(hosts);
  const interception = { hosts, identity, refused: (host: string) => void refused.push(host), ...more };
  const listener = (event: RunEvent): void => void events.push(event);
  gate = await openGate({
    contract: userStatus,
    replay: 'the command',
    listener,
    interception: { ...interception, environment: { ...more.environment } },
  });
  proxy = gate.variables['HTTPS_PROXY'] ?? '';
};
beforeEach(async () => {
  events.length = 0;
  refused.length = 0;
  // Only a name of this machine can be reached in a test.
  await opened({ pass: ['localhost'], environment: {} });
  dispatcher = new ProxyAgent({ uri: proxy, requestTls: { ca: authority.certificate } });
});
afterEach(async () => {
  await dispatcher.destroy();
  await gate.close();
});

const notJudged = async () => {
  await gate.close();
  return events.flatMap((event) => (event.kind === 'notJudged' ? Object.entries(event.requests) : []));
};

test('a create at a host that is intercepted is judged, with a token of its login', async () => {
  const form = {
    client_id: 'a',
    client_secret: 'b',
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  };
  const login = await fetch('https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token', {
    method: 'POST',
    body: new URLSearchParams(form),
    dispatcher,
  });
  const { access_token } = JSON.parse(await login.text());
  const sent = { ...create, headers: { ...headers, authorization: `Bearer ${access_token}` }, dispatcher };
  const created = await fetch(`https://graph.microsoft.com/beta${path}`, sent);
  expect([created.status, gate.ledger.attempts(), gate.baseUrl]).toEqual([201, 1, 'https://graph.microsoft.com/beta']);
  expect(gate.ledger.verdicts().filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  const line = 'POST login.microsoftonline.com/oauth2/v2.0/token (answered as a login)';
  expect(await notJudged()).toEqual([[line, 1]]);
});

test('a token that nobody issued is refused', async () => {
  const sent = { ...create, headers: { ...headers, authorization: 'Bearer real' }, dispatcher };
  expect((await fetch(`https://graph.microsoft.com/beta${path}`, sent)).status).toBe(401);
});

/** Sends bytes to the proxy, and gives all that comes back. */
const raw = async (bytes: string): Promise<string> => {
  const socket = connect(Number(new URL(proxy).port), '127.0.0.1');
  socket.end(bytes);
  return (await buffer(socket)).toString();
};

/** As raw, with the connection left open on this side. */
const exchange = async (bytes: string): Promise<string> => {
  const socket = connect(Number(new URL(proxy).port), '127.0.0.1');
  socket.write(bytes);
  return (await buffer(socket)).toString();
};

const absolute = (url: string, method = 'GET', body = ''): Promise<string> =>
  raw(
    `${method} ${url} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nAuthorization: ${token}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );

test('a request in absolute form, as some clients send what is for https, is a create too', async () => {
  const answer = await absolute(`https://graph.microsoft.com/beta${path}`, 'POST', exampleRequestBody);
  expect(answer).toMatch(/^HTTP\/1\.1 201 /);
  expect(gate.ledger.attempts()).toBe(1);
});

describe('refuses', () => {
  test('other hosts, in a tunnel or without, and says which option lets them pass', async () => {
    const sentence = 'userstatus-conformance gate refuses example.org: --pass example.org lets the command reach it.';
    const tunnel = await raw('CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n');
    expect(tunnel).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(tunnel).toContain(sentence);
    expect(await absolute('http://example.org/a')).toContain(sentence);
    expect(refused).toEqual(['example.org', 'example.org']);
    const note = '(refused; --pass example.org lets the command reach it)';
    expect(await notJudged()).toEqual([
      [`CONNECT example.org:443 ${note}`, 1],
      [`CONNECT example.org ${note}`, 1],
    ]);
  });

  test.each([
    ['another port of a host', 'CONNECT graph.microsoft.com:8443 HTTP/1.1\r\n\r\n', '403 Forbidden'],
    ['a tunnel to nowhere', 'CONNECT nowhere HTTP/1.1\r\n\r\n', '400 Bad Request'],
    [
      'plain HTTP to a host',
      'GET http://graph.microsoft.com/beta HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      '403 Forbidden',
    ],
    ['what is for the proxy', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '404 Not Found'],
    ['a tunnel to a port that is closed', 'CONNECT localhost:1 HTTP/1.1\r\n\r\n', '502 Bad Gateway'],
    [
      'a request to a port that is closed',
      'GET http://localhost:1/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      '502 Bad Gateway',
    ],
  ])('%s', async (_, bytes, status) => expect(await exchange(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\r\n`)));

  test('a host in the tunnel to another', async () => {
    const sent = { dispatcher, headers: { host: 'example.org' } };
    expect((await request('https://graph.microsoft.com/beta', sent)).statusCode).toBe(421);
  });
});

test('what may pass is reached, in a tunnel and without', async () => {
  const { port } = elsewhere.address() as AddressInfo;
  const through = new ProxyAgent({ uri: proxy, proxyTunnel: true });
  const { body } = await request(`http://localhost:${port}/c`, { dispatcher: through });
  expect(await text(body)).toBe('GET /c  ');
  await through.destroy();
  const plainly = (lines: string, sent: string): Promise<string> =>
    exchange(
      `POST http://localhost:${port}/a?b HTTP/1.1\r\nHost: localhost\r\nProxy-Authorization: Basic c2VjcmV0\r\n${lines}\r\n\r\n${sent}`,
    );
  expect(await plainly('Content-Length: 3', 'abc')).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*POST \/a\?b {2}abc/);
  expect(await plainly('Transfer-Encoding: chunked', '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n')).toMatch(
    /POST \/a\?b {2}abcde/,
  );
});

test("what may pass through this user's proxy is reached by who knows the gate's password alone", async () => {
  const asked: unknown[] = [];
  const upstream = createServer().on('connect', ({ url, headers: { 'proxy-authorization': secret } }, socket) => {
    asked.push([url, secret]);
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.once('data', (heard: Buffer) => void socket.end(`far away: ${heard}`));
  });
  await once(upstream.listen(0, '127.0.0.1'), 'listening');
  const { port } = upstream.address() as AddressInfo;
  await gate.close();
  await opened({ pass: ['far.example'], environment: { HTTPS_PROXY: `http://me:secret@127.0.0.1:${port}` } });
  const tunnel = (more: string): Promise<string> => exchange(`CONNECT far.example:443 HTTP/1.1\r\n${more}\r\nhello`);
  expect(await tunnel('')).toMatch(/^HTTP\/1\.1 407 [\s\S]*proxy-authenticate: Basic/);
  const { username, password } = new URL(proxy);
  const known = Buffer.from(`${username}:${password}`).toString('base64');
  expect(await tunnel(`Proxy-Authorization: Basic ${known}\r\n`)).toMatch(/^HTTP\/1\.1 200 [\s\S]*far away: hello$/);
  expect(asked).toEqual([['far.example:443', `Basic ${Buffer.from('me:secret').toString('base64')}`]]);
  upstream.close();
});

test('it is healthy, and a client that goes away disturbs nobody', async () => {
  expect(await (await request(new URL('/healthz', proxy))).body.json()).toEqual({ status: 'ok' });
  const socket = connect(Number(new URL(proxy).port), '127.0.0.1');
  socket.write('CONNECT graph.microsoft.com:443 HTTP/1.1\r\n\r\n');
  await once(socket, 'data');
  socket.resetAndDestroy();
  const sent = { ...create, dispatcher };
  expect((await fetch(`https://graph.microsoft.com/beta${path}`, sent)).status).toBe(201);
});
