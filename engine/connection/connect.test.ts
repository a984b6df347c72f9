// Real sockets: retries, drops, hangs, compression, the budget, and where the token goes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { Request } from '../../contracts/judging/exchange.ts';
import { NoVerdict } from '../settings/errors.ts';
import { tool } from '../settings/tool.ts';
import { connect } from './connect.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';
import type { RenewedToken, Tokens } from './tokens.ts';

const request: Request = { method: 'POST', path: '/x', headers: { authorization: 'Bearer $GRAPH_TOKEN' }, body: '{}' };
const tokens = { granted: 'the-token-itself', insufficient: 'the-poorer-token' };

const endless = (response: ServerResponse): void => {
  while (response.write('x'.repeat(65_536)));
  response.once('drain', () => endless(response));
};

const agreed = (url: string, secrets: Tokens = tokens) => agreeOnThisMachine({ url, secrets });

type More = Partial<Omit<Parameters<typeof connect>[0], 'agreement'>> & { readonly tokens?: Tokens };
type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const withServer = async <T>(
  handle: Handler,
  use: (target: ReturnType<typeof connect>) => Promise<T>,
  { tokens: held = tokens, ...more }: More = {},
  arrived: Buffer[] = [],
): Promise<T> => {
  let count = 0;
  const server = createServer((message, response) => {
    count += 1;
    const current = count;
    message.on('data', (chunk) => arrived.push(chunk)).once('end', () => handle(message, response, current));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const target = connect({
    agreement: agreed(`http://127.0.0.1:${port}/beta/`, held),
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
  const sent: (string | undefined)[] = [];
  const answer = await withServer(
    ({ headers, url }, response) => {
      sent.push(headers.authorization, url);
      response.end();
    },
    (target) => target.send(request),
  );
  expect([answer, sent]).toEqual([expect.objectContaining({ status: 200 }), ['Bearer the-token-itself', '/beta/x']]);
});

test('a token that comes back is taken out of the answer', async () => {
  const answer = await withServer(
    ({ headers }, response) =>
      void response.writeHead(201, { 'x-echo': headers.authorization }).end(`<${headers.authorization}>`),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({
    headers: { 'x-echo': 'Bearer [redacted]' },
    body: Buffer.from('<Bearer [redacted]>'),
  });
});

/** A token that is another one each time; with `fails` there is none after the first. */
const renewed = (fails = false): RenewedToken => {
  const held: string[] = [];
  return {
    held: () => held,
    current: async () => {
      if (fails && held.length > 0) throw new NoVerdict('the token could not be renewed: no');
      held.push(`renewed-token-${held.length}`);
      return held.at(-1) ?? '';
    },
  };
};

test('a renewed token is asked for with each request, and no earlier one comes back either', async () => {
  const sent: (string | undefined)[] = [];
  const answers = await withServer(
    ({ headers }, response) => {
      sent.push(headers.authorization);
      response.end(sent.join(' '));
    },
    async (target) => [await target.send(request), await target.send(request)],
    { tokens: { granted: renewed() } },
  );
  expect(sent).toEqual(['Bearer renewed-token-0', 'Bearer renewed-token-1']);
  expect(answers).toMatchObject([
    { body: Buffer.from('Bearer [redacted]') },
    { body: Buffer.from('Bearer [redacted] Bearer [redacted]') },
  ]);
});

test('without a token nothing more is sent', async () => {
  const counts = await withServer(
    (_, response) => response.end(),
    async (target) => {
      await target.send(request);
      await expect(target.send(request)).rejects.toThrow(new NoVerdict('the token could not be renewed: no'));
      return target.counts;
    },
    { tokens: { granted: renewed(true) } },
  );
  expect(counts.requests).toBe(1);
});

test.each([
  ['insufficient', '$GRAPH_INSUFFICIENT_TOKEN'],
  ['personal', '$GRAPH_PERSONAL_TOKEN'],
  ['granted', '$GRAPH_TOKEN'],
] as const)('the name of a token that is not held is never sent: %s', async (grant, name) => {
  const sent: unknown[] = [];
  const counts = await withServer(
    ({ headers }, response) => {
      sent.push(headers.authorization);
      response.end();
    },
    async (target) => {
      const headers = { ...request.headers, authorization: `Bearer ${name}` };
      await expect(target.send({ ...request, headers, grant })).rejects.toThrow(
        `the token "${grant}", and none is held`,
      );
      return target.counts;
    },
    { tokens: {} },
  );
  expect([counts.requests, sent]).toEqual([0, []]);
});

test('an answer that drips for ever is a hang', async () => {
  const answer = await withServer(
    (_, response) => {
      response.writeHead(201);
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    },
    (target) => target.send(request),
    { requestTimeout: 300 },
  );
  expect(answer).toMatchObject({ silence: 'timeout', detail: 'the answer did not end in 300 ms' });
});

test.each([
  ['that never ends', (response: ServerResponse) => void endless(response.writeHead(201))],
  [
    'that is a bomb',
    (response: ServerResponse) =>
      void response.writeHead(201, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * 1024 * 1024))),
  ],
])('a body %s is read no further than 8 MiB', async (_, answerWith) => {
  const answer = await withServer(
    (_request, response) => answerWith(response),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ silence: 'dropped', detail: 'the body is longer than 8388608 bytes' });
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

test('after a wait of a year was asked for, nothing more is sent', async () => {
  const outcome = await withServer(
    (_, response) => void response.writeHead(503, { 'retry-after': '31536000' }).end(),
    async (target) => [await target.send(request), await target.send(request), target.counts.requests],
  );
  expect(outcome).toEqual([expect.objectContaining({ status: 503 }), expect.objectContaining({ status: 503 }), 1]);
});

test('when one request is throttled, all of them pause', async () => {
  const waits: number[] = [];
  let time = 0;
  const clock = {
    now: () => time,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
  const [first, second] = [
    { ...request, path: '/first' },
    { ...request, path: '/second' },
  ];
  const arrived: string[] = [];
  await withServer(
    ({ url = '' }, response, count) => {
      arrived.push(`${url} at ${time}`);
      response.writeHead(count === 1 ? 429 : 201, { 'retry-after': '30' }).end();
    },
    async (target) => {
      const throttled = target.send(first);
      // The answer has come, and the pause has begun, before another lane asks.
      while (waits.length === 0) await new Promise((resolve) => void setImmediate(resolve));
      await Promise.all([throttled, target.send(second)]);
    },
    { clock, connections: 2 },
  );
  expect(arrived.sort()).toEqual(['/beta/first at 0', '/beta/first at 30000', '/beta/second at 30000']);
});

test('retries keep to the rate', async () => {
  const start = performance.now();
  await withServer(
    (_, response, count) => void response.writeHead(count < 6 ? 429 : 201, { 'retry-after': '0' }).end(),
    (target) => target.send(request),
    { rate: 50 },
  );
  expect(performance.now() - start).toBeGreaterThanOrEqual(100);
});

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test('every attempt has a client-request-id of its own, and the outcome says which', async () => {
  const arrived: unknown[] = [];
  const answer = await withServer(
    ({ headers }, response, count) => {
      arrived.push(headers['client-request-id']);
      response.writeHead(count < 3 ? 429 : 201, { 'retry-after': '0' }).end();
    },
    (target) => target.send(request),
  );
  expect(arrived).toEqual(Array(3).fill(expect.stringMatching(uuid)));
  expect(new Set(arrived).size).toBe(3);
  expect(answer.clientRequestId).toBe(arrived.at(-1));
});

test('the User-Agent names the suite and its version', async () => {
  const arrived: unknown[] = [];
  await withServer(
    ({ headers }, response) => {
      arrived.push(headers['user-agent']);
      response.end();
    },
    (target) => target.send(request),
  );
  expect(arrived).toEqual([`${tool.name}/${tool.version}`]);
});

test('a limit beyond that of timers is not zero', async () => {
  const answer = await withServer(
    (_, response) => response.end(),
    (target) => target.send(request),
    { requestTimeout: 3_000_000_000 },
  );
  expect(answer).toMatchObject({ status: 200 });
});

test.each([20, 60, 500])('%i KB of headers are read', async (kilobytes) => {
  const answer = await withServer(
    (_, response) => void response.writeHead(201, { 'x-long': 'x'.repeat(kilobytes * 1024) }).end(),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ status: 201 });
});

test('a request that brings its own client-request-id keeps it', async () => {
  const arrived: unknown[] = [];
  const own = { ...request, headers: { 'client-request-id': 'mine' } };
  const answer = await withServer(
    ({ headers }, response) => {
      arrived.push(headers['client-request-id']);
      response.end();
    },
    (target) => target.send(own),
  );
  expect([arrived, answer.clientRequestId]).toEqual([['mine'], 'mine']);
});

test('a dropped connection is a silence', async () => {
  const answer = await withServer(
    (_, response) => void response.destroy(),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ silence: 'dropped' });
});

test('a drop may cross the request once: the next is a drop', async () => {
  const answers = await withServer(
    (_, response, count) => void (count === 2 || count === 4 ? response.destroy() : response.end()),
    async (target) => [
      await target.send(request),
      await target.send(request),
      await target.send(request),
      target.counts,
    ],
  );
  expect(answers).toMatchObject([
    { status: 200 },
    { status: 200 },
    { silence: 'dropped' },
    { requests: 4, retries: 1 },
  ]);
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

test('nothing listening is unreachable', async () => {
  const target = connect({ agreement: agreed('http://127.0.0.1:1'), connections: 1, requestTimeout: 1_000 });
  expect(await target.send(request)).toMatchObject({ silence: 'unreachable' });
  await target.close();
});

test.each([
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['deflate, gzip', (text: string) => gzipSync(deflateSync(text))],
  ['zstd', zstdCompressSync],
  ['identity', Buffer.from],
  ['X-GZIP', gzipSync],
])('an answer compressed with %s is read', async (encoding, compress) => {
  const answer = await withServer(
    (_, response) => void response.writeHead(201, { 'content-encoding': encoding }).end(compress('{"id":"ü"}')),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ status: 201, body: Buffer.from('{"id":"ü"}') });
});

describe('an answer whose body cannot be decoded keeps its status and headers', () => {
  test.each([
    ['text labelled gzip', 'gzip', '{"id":"1"}'],
    ['gzip that is cut', 'gzip', gzipSync('{"id":"1"}').subarray(0, 15)],
    ['text labelled deflate', 'deflate', '{"id":"1"}'],
    ['text labelled br', 'br', '{"id":"1"}'],
  ])('%s', async (_, encoding, body) => {
    const answer = await withServer(
      (_request, response) => void response.writeHead(401, { 'content-encoding': encoding, 'x-kept': '1' }).end(body),
      (target) => target.send(request),
    );
    expect(answer).toMatchObject({ status: 401, headers: { 'x-kept': '1' } });
    expect('body' in answer && String(answer.body)).toMatch(/^\[the body of this answer cannot be decoded as /);
  });
});

test('an empty body needs no decoder', async () => {
  const answer = await withServer(
    (_, response) => void response.writeHead(401, { 'content-encoding': 'gzip' }).end(),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ status: 401, body: Buffer.from('') });
});

test('an answer that breaks off is a drop', async () => {
  const answer = await withServer(
    (_, response) => void response.writeHead(201, { 'content-length': 99 }).write('{', () => response.destroy()),
    (target) => target.send(request),
  );
  expect(answer).toMatchObject({ silence: 'dropped' });
});

test('an answer that stops in the middle is a hang', async () => {
  const answer = await withServer(
    (_, response) => void response.writeHead(201, { 'content-length': 99 }).write('{'),
    (target) => target.send(request),
    { requestTimeout: 300 },
  );
  expect(answer).toMatchObject({ silence: 'timeout' });
});

test('what is sent arrives byte for byte', async () => {
  const body = '{\r\n  "userDisplayName": "\\u0000 ü 😀"\r\n}';
  const arrived: Buffer[] = [];
  await withServer(
    (message, response) => response.end(message.method),
    (target) => target.send({ ...request, body }),
    {},
    arrived,
  );
  expect(Buffer.concat(arrived)).toEqual(Buffer.from(body));
});

test.each([
  ['the token of the request', { ...request, grant: 'granted' }, 'Bearer the-token-itself'],
  ['another token where it asks for it', { ...request, grant: 'insufficient' }, 'Bearer the-poorer-token'],
  ['no token where it has no Authorization', { ...request, headers: {} }, 'undefined'],
  ['no token where its Bearer is empty', { ...request, headers: { authorization: 'Bearer ' } }, 'Bearer'],
  ['no token where its scheme is another', { ...request, headers: { authorization: 'Basic eDp5' } }, 'Basic eDp5'],
] as const)('a request is sent with %s', async (_, sent, expected) => {
  const arrived: string[] = [];
  await withServer(
    ({ headers }, response) => {
      arrived.push(String(headers.authorization));
      response.end();
    },
    (target) => target.send(sent),
  );
  expect(arrived).toEqual([expected]);
});

test('the token is not put into the request of the caller', async () => {
  const kept = structuredClone(request);
  await withServer(
    (_, response) => response.end(),
    (target) => target.send(request),
  );
  expect(request).toEqual(kept);
  expect(JSON.stringify(request)).not.toContain(tokens.granted);
});

test('a retry counts against the budget', async () => {
  const sends = withServer(
    (_, response) => void response.writeHead(429, { 'retry-after': '0' }).end(),
    (target) => target.send(request),
    { maxRequests: 3 },
  );
  await expect(sends).rejects.toThrow(new NoVerdict('the budget of --max-requests 3 is spent'));
});

test('many requests at once share the connections that are allowed', async () => {
  const ports = new Set<number | undefined>();
  const answers = await withServer(
    ({ socket }, response) => {
      ports.add(socket.remotePort);
      setTimeout(() => response.end(), 5);
    },
    (target) => Promise.all(Array.from({ length: 20 }, () => target.send(request))),
    { connections: 4 },
  );
  expect(answers).toEqual(answers.map(() => expect.objectContaining({ status: 200 })));
  expect(ports.size).toBe(4);
});

test('a server without TLS behind https is unreachable, with what to do', async () => {
  const answer = await withServer(
    (_, response) => response.end(),
    async ({ baseUrl }) => {
      const target = connect({
        agreement: agreed(baseUrl.replace('http', 'https')),
        connections: 1,
        requestTimeout: 1_000,
      });
      const outcome = await target.send(request);
      await target.close();
      return outcome;
    },
  );
  expect(answer).toMatchObject({ silence: 'unreachable', detail: expect.stringContaining('begin with http://') });
});

test('the base URL is shown without its query', async () => {
  const target = connect({
    agreement: agreed('http://localhost/beta/?key=secret#part'),
    connections: 1,
    requestTimeout: 1_000,
  });
  expect(target.baseUrl).toBe('http://localhost/beta');
  await target.close();
});
