// What breaks between a client and a provider where one speaks HTTP/2, and whose failure that is.
import { once } from 'node:events';
import type { ServerHttp2Stream } from 'node:http2';
import { buffer } from 'node:stream/consumers';
import { connect as connectTls, createServer as createTls } from 'node:tls';
import {
  ca,
  closeAll,
  created,
  example,
  failing,
  fateOf,
  fields,
  identity,
  judged,
  notJudged,
  open,
  path,
  providerOf,
  serving,
  sessionTo,
  streaming,
  withHttp2,
} from '../../../test-support/proxied.ts';

afterEach(closeAll);

test("a stream that the provider resets is reset for the client, and its failure; one that it refused is nobody's", async () => {
  let code: number | undefined;
  const { live, provider } = await open(
    await streaming((stream) => (code === undefined ? created(stream) : stream.close(code))),
  );
  const session = sessionTo(live.baseUrl);
  expect(await fateOf(session)).toBe(201);
  code = 2;
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

test.each([
  [true, 'is its failure'],
  [false, 'says nothing of it, where it answered nothing at all'],
])('a connection that the provider drops (which answered before: %s) %s', async (answered) => {
  let count = 0;
  const { live, provider } = await open(
    await streaming((stream) => {
      count += 1;
      if (answered && count === 1) created(stream);
      else stream.session?.destroy();
    }),
  );
  // Each over a connection of its own, since nothing was answered on a new one.
  if (answered) {
    const session = sessionTo(live.baseUrl);
    expect(await fateOf(session)).toBe(201);
  }
  expect(await fateOf(sessionTo(live.baseUrl))).not.toBe(201);
  await live.close();
  expect(failing(provider).includes('bodies.valid')).toBe(answered);
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
