// HTTP/2 over TLS, to a target that offers nothing else; HTTP/1.1 to every other.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createSecureServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAuthority, sign } from '../../test-support/make-certificates.ts';
import { connect } from './connect.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';
import { readNetwork } from './network.ts';
import { waitFor } from './wait-for.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-http2-'));
afterAll(() => rmSync(directory, { recursive: true }));
const authority = makeAuthority(directory, 'authority');
const { cert, key } = sign(authority, join(directory, 'server'));
const pems = { cert: readFileSync(cert), key: readFileSync(key) };
const network = readNetwork({ ca: [authority.cert] }, {});

type Answering = (stream: ServerHttp2Stream, body: string) => void;

/** A target that speaks HTTP/2, and HTTP/1.1 where `allowHTTP1` says so; and what it saw. */
const open = async (answer: Answering, allowHTTP1 = false) => {
  const seen: { headers: object; body: string }[] = [];
  const sessions = new Set<ServerHttp2Session>();
  let first = 0;
  const server = createSecureServer({ ...pems, allowHTTP1 });
  server.on('session', (session) => sessions.add(session.on('error', () => undefined)));
  server.on('stream', (stream, headers) => {
    let body = '';
    stream.on('error', () => undefined).setEncoding('utf8');
    stream.on('data', (text: string) => {
      body += text;
    });
    stream.on('end', () => {
      seen.push({ headers, body });
      answer(stream, body);
    });
  });
  server.on('request', ({ httpVersion }, response) => {
    if (httpVersion !== '1.1') return;
    first += 1;
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/beta`;
  const agreement = agreeOnThisMachine({ url, secrets: { granted: 'a-token', query: 'k=1' } }, network);
  const target = connect({ agreement, connections: 4, requestTimeout: 500, maxRequests: 50 });
  const send = (body = '{"a":"ä"}') =>
    target.send({ method: 'POST', path: '/x', headers: { authorization: 'Bearer $GRAPH_TOKEN', accept: '*/*' }, body });
  const close = async (): Promise<void> => {
    await target.close();
    for (const session of sessions) session.destroy();
    server.close();
  };
  return { agreement, target, send, seen, sessions, close, ofHttp1: () => first };
};

const created: Answering = (stream, body) => {
  stream.respond({ ':status': 201, 'content-type': 'application/json', 'x-many': ['a', 'b'] });
  stream.end(body);
};

test('every request is sent once, with the token and the query, over few connections', async () => {
  const { target, send, seen, sessions, close } = await open(created);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => send(`{"a":${index}}`)));
  expect(answers.map((answer) => ('status' in answer ? [answer.status, String(answer.body)] : answer))).toEqual(
    Array.from({ length: 20 }, (_, index) => [201, `{"a":${index}}`]),
  );
  expect([seen.length, target.counts.requests, target.counts.retries]).toEqual([20, 20, 0]);
  expect(sessions.size).toBeLessThanOrEqual(4);
  expect(seen[0]?.headers).toMatchObject({ ':path': '/beta/x?k=1', authorization: 'Bearer a-token' });
  await close();
});

test('a wait ends once it listens', async () => {
  const { agreement, close } = await open(created);
  await expect(waitFor(agreement, { seconds: 1 })).resolves.toBeUndefined();
  await close();
});

test('a target that offers both is spoken to in HTTP/1.1', async () => {
  const { send, seen, ofHttp1, close } = await open(created, true);
  expect(await send()).toMatchObject({ status: 200 });
  expect([seen.length, ofHttp1()]).toEqual([0, 1]);
  await close();
});

test('an answer is read as over HTTP/1.1', async () => {
  const { send, close } = await open(created);
  expect(await send()).toMatchObject({
    status: 201,
    headers: { 'content-type': 'application/json', 'x-many': 'a, b' },
  });
  await close();
});

test.each<[string, Answering, string]>([
  ['a stream that is reset', (stream) => stream.close(2), 'dropped'],
  ['a session that is destroyed', (stream) => stream.session?.destroy(), 'dropped'],
  [
    'an answer that breaks off',
    (stream) => {
      stream.respond({ ':status': 201 });
      stream.write('{', () => void stream.destroy(new Error('broken off')));
    },
    'dropped',
  ],
  ['no answer', () => undefined, 'timeout'],
])('%s is one of the target: %s', async (_, answer, silence) => {
  const { send, close } = await open(answer);
  expect(await send()).toMatchObject({ silence });
  await close();
});
