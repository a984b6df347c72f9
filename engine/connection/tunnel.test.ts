// Targets behind a proxy, over real sockets. Their names exist nowhere: only the proxy can have led to them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portOf } from '../../test-support/listening.ts';
import { makeAuthority, sign } from '../../test-support/make-certificates.ts';
import { connect } from './connect.ts';
import { agree } from './consent/agreement.ts';
import { readNetwork } from './network.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-tunnel-'));
afterAll(() => rmSync(directory, { recursive: true }));
const authority = makeAuthority(directory, 'authority');
const named = sign(authority, join(directory, 'named'), { name: 'DNS:gw.example' });
const here = sign(authority, join(directory, 'here'));
const pem = ({ cert, key }: typeof named) => ({ cert: readFileSync(cert), key: readFileSync(key) });

type Options = {
  readonly scheme?: string;
  readonly status?: number;
  readonly user?: string;
  readonly isSecure?: boolean;
};

/** What a request to gw.example gives through a proxy, and what the proxy and the target saw. */
const through = async ({ scheme = 'https', status = 200, user = '', isSecure = false }: Options) => {
  const [asked, received]: [unknown[], unknown[]] = [[], []];
  const answer: Parameters<typeof createServer>[1] = ({ url, headers }, response) => {
    received.push([url, headers.host, headers['proxy-authorization']]);
    response.end('{}');
  };
  const target = scheme === 'https' ? createHttps(pem(named), answer) : createServer(answer);
  const port = await portOf(target);
  const proxy = isSecure ? createHttps(pem(here)) : createServer();
  proxy.on('connect', ({ url, headers }, socket) => {
    asked.push([url, headers['proxy-authorization'], headers.authorization]);
    socket.on('error', () => undefined);
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const on = connectSocket(port, '127.0.0.1', () => void socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    on.on('error', () => undefined);
    socket.pipe(on).pipe(socket);
  });
  const place = `${isSecure ? 'https' : 'http'}://${user}127.0.0.1:${await portOf(proxy)}`;
  const url = `${scheme}://gw.example/beta`;
  const network = readNetwork({ ca: [authority.cert] }, { ALL_PROXY: place });
  const consent = { plan: () => [], yes: true, plainHttp: true, otherwise: '', network };
  const connection = connect({
    agreement: await agree({ url, secrets: { granted: 'a-token-for-the-target' } }, consent),
    connections: 1,
    requestTimeout: 5_000,
  });
  const headers = { authorization: 'Bearer $GRAPH_TOKEN' };
  const outcome = await connection.send({ method: 'GET', path: '/x', headers, body: '' });
  await connection.close();
  for (const server of [target, proxy]) server.close().closeAllConnections();
  return { outcome, asked, received };
};

const basic = `Basic ${Buffer.from('user:the-password').toString('base64')}`;

test.each<[string, Options, string, string | undefined]>([
  ['https', {}, 'gw.example:443', undefined],
  ['http', { scheme: 'http' }, 'gw.example:80', undefined],
  ['a user and a password', { user: 'user:the-password@' }, 'gw.example:443', basic],
  ['a proxy with TLS', { isSecure: true, user: 'user:the-password@' }, 'gw.example:443', basic],
])('%s: the proxy is asked for a tunnel, and sees no token', async (_, options, place, authorization) => {
  const { outcome, asked, received } = await through(options);
  expect(outcome).toMatchObject({ status: 200 });
  expect(asked).toEqual([[place, authorization, undefined]]);
  expect(received).toEqual([['/beta/x', 'gw.example', undefined]]);
});

test.each([
  [401, /^the proxy http:\/\/127\.0\.0\.1:\d+ wants a user and a password, or others \(401\)/],
  [407, /^the proxy http:\/\/127\.0\.0\.1:\d+ wants a user and a password, or others \(407\)/],
  [403, /^the proxy http:\/\/127\.0\.0\.1:\d+ does not allow connections to gw\.example:443 \(403\)/],
  [502, /^the proxy http:\/\/127\.0\.0\.1:\d+ did not connect to gw\.example:443: it answered 502/],
])('a refusal with %i is named as the proxy’s, without the password', async (status, sentence) => {
  const { outcome, received } = await through({ status, user: 'user:the-password@' });
  expect(outcome).toMatchObject({ silence: 'unreachable', detail: expect.stringMatching(sentence) });
  expect(JSON.stringify(outcome)).not.toContain('the-password');
  expect(received).toEqual([]);
});
