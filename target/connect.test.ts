// Real sockets: retries, drops, hangs, compression, the budget, and where the token goes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Request } from '../contracts/index.ts';
import { connect } from './connect.ts';
import { NoVerdict } from './no-verdict.ts';
import { redactor } from './redact.ts';
import { retryAfter } from './retry-after.ts';

const request: Request = { method: 'POST', path: '/x', headers: { authorization: 'Bearer $GRAPH_TOKEN' }, body: '{}' };
const tokens = { granted: 'the-token-itself' };

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const withServer = async <T>(
  handle: Handler,
  use: (target: ReturnType<typeof connect>) => Promise<T>,
  more: { readonly maxRequests?: number; readonly requestTimeout?: number } = {},
): Promise<T> => {
  let count = 0;
  const server = createServer((message, response) => {
    count += 1;
    const current = count;
    message.resume().once('end', () => handle(message, response, current));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const target = connect({
    url: `http://127.0.0.1:${port}/beta/`,
    tokens,
    connections: 1,
    requestTimeout: 5_000,
    ...more,
  });
  try {
    return await use(target);
  } finally {
    await target.close();
    server.closeAllConnections();
    server.close();
  }
};

test('the token goes into the header, and the path behind the base URL', async () => {
  const answer = await withServer(
    ({ headers, url }, response) => response.end(`${headers.authorization} ${url}`),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ status: 200, body: Buffer.from('Bearer the-token-itself /beta/x') });
});

test('"try again" is tried again', async () => {
  const retries = await withServer(
    (_, response, count) => void response.writeHead(count < 3 ? 429 : 201, { 'retry-after': '0' }).end(),
    async (target) => [await target.send(request), target.counts],
  );
  expect(retries).toEqual([expect.objectContaining({ status: 201 }), { requests: 3, retries: 2 }]);
});

test('"try again" for ever ends', async () => {
  const answer = await withServer(
    (_, response) => void response.writeHead(503, { 'retry-after': '0' }).end(),
    async (target) => [await target.send(request), target.counts.requests],
  );
  expect(answer).toEqual([expect.objectContaining({ status: 503 }), 6]);
});

test('a wait of a year is not waited', async () => {
  const answer = await withServer(
    (_, response) => void response.writeHead(429, { 'retry-after': '31536000' }).end(),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ status: 429 });
});

test('a dropped connection is a silence', async () => {
  const answer = await withServer(
    (_, response) => void response.destroy(),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ silence: 'dropped' });
});

test('no answer in the time allowed is a silence', async () => {
  const answer = await withServer(
    () => undefined,
    (target) => target.send(request),
    { requestTimeout: 300 },
  );
  expect(answer).toMatchObject({ silence: 'timeout' });
});

test('a compressed answer is read', async () => {
  const answer = await withServer(
    (_, response) => void response.writeHead(201, { 'content-encoding': 'gzip' }).end(gzipSync('{"id":"1"}')),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ status: 201, body: Buffer.from('{"id":"1"}') });
});

test('a redirect is an answer: the token never leaves the target', async () => {
  const answer = await withServer(
    (_, response) => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
    async (target) => [await target.send(request), target.counts.requests],
  );
  expect(answer).toEqual([expect.objectContaining({ status: 307 }), 1]);
});

test('a budget that is spent ends the run', async () => {
  const sends = withServer(
    (_, response) => response.end(),
    async (target) => {
      await target.send(request);
      await target.send(request);
    },
    { maxRequests: 1 },
  );
  await expect(sends).rejects.toThrow(new NoVerdict('the budget of --max-requests 1 is spent'));
});

test('nothing listening is no drop', async () => {
  const target = connect({ url: 'http://127.0.0.1:1', tokens, connections: 1, requestTimeout: 1_000 });
  expect(await target.send(request)).toMatchObject({ silence: 'unreachable' });
  await target.close();
});

test.each([
  ['2', 2_000],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 9_000],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After: %s is %s ms', (header, expected) => expect(retryAfter(header, 1_000)).toBe(expected));

test('tokens are taken out, and short stand-ins only behind Bearer', () => {
  expect(redactor(['a-long-token', 't'])('a-long-token t Bearer t')).toBe('[redacted] t [redacted]');
});
