// Clients and providers of both versions of HTTP, with a proxy between them: what either says reaches the other, and is judged.
import { once } from 'node:events';
import { connect, createSecureServer } from 'node:http2';
import { createServer as createSecureHttp1 } from 'node:https';
import { connect as connectTls, createServer as createTls } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { deviationsNamed } from '../../../fixtures/tenant/deviations.ts';
import { tenantHandler } from '../../../fixtures/tenant/handler.ts';
import { createTenant } from '../../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../../fixtures/tenant/tokens.ts';
import {
  asking,
  ca,
  closeAll,
  closing,
  contract,
  entity,
  example,
  failing,
  fateOf,
  type Heard,
  identity,
  judged,
  open,
  path,
  providerOf,
  serving,
  sessionTo,
  streaming,
  type Versions,
  withHttp1,
  withHttp2,
} from '../../../test-support/proxied.ts';

afterEach(closeAll);

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
      `authorization: Bearer ${tenantTokens.granted}`,
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
test.each(['HTTP/1.1', 'HTTP/2'] as const)('a hundred requests at once reach a provider in %s', async (versions) => {
  const { live, provider } = await open(await providerOf(versions, []));
  const session = sessionTo(live.baseUrl);
  const all = await Promise.all(Array.from({ length: 100 }, () => withHttp2(session)));
  expect(all.filter(({ status, body }) => status === 201 && gunzipSync(body).length > 0)).toHaveLength(100);
  await live.close();
  expect([judged(provider), failing(provider)]).toEqual([100, []]);
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

test('cookies in lines of their own go on in one to a provider in HTTP/1.1', async () => {
  const heard: Heard[] = [];
  const { live } = await open(await providerOf('HTTP/1.1', heard));
  await fateOf(sessionTo(live.baseUrl), { cookie: ['a=1', 'b=2'] });
  expect(heard[0]?.lines).toEqual(expect.arrayContaining(['cookie: a=1; b=2']));
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

/** A tenant with these deviations, and what comes of two creates in a client's version before it in another. */
const creates = async (names: readonly string[], providers: 'HTTP/1.1' | 'HTTP/2', version: 'HTTP/1.1' | 'HTTP/2') => {
  const tenant = createTenant({ contract, deviations: deviationsNamed(contract, names) });
  const handler = tenantHandler(tenant, {}, true);
  const server = providers === 'HTTP/2' ? createSecureServer(identity, handler) : createSecureHttp1(identity, handler);
  const { live, provider } = await open(await serving(server));
  const statuses = [await asking[version](live.baseUrl), await asking[version](live.baseUrl)].map(
    ({ status }) => status,
  );
  await live.close();
  return { statuses, failing: failing(provider) };
};

describe.each([
  ['HTTP/1.1', 'HTTP/2'],
  ['HTTP/2', 'HTTP/1.1'],
  ['HTTP/2', 'HTTP/2'],
] as const)('a provider in %s before a client in %s', (providers, version) => {
  test('is not blamed for what is lawful', async () => {
    const names = ['chunked', 'compressed', 'hanging-up', 'continuing'];
    expect(await creates(names, providers, version)).toEqual({ statuses: [201, 201], failing: [] });
  });

  test('is blamed for its own mistakes', async () => {
    const { failing: found } = await creates(['count-string'], providers, version);
    expect(found).toEqual(['answers.devicesCount']);
  });
});

test('a provider that takes no part in ALPN is spoken to in HTTP/1.1', async () => {
  const server = createTls(identity, (socket) => {
    socket
      .on('error', () => undefined)
      .once('data', () => {
        socket.end(`HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n${entity()}`);
      });
  });
  const { live, provider } = await open(await serving(server));
  const came = [await asking['HTTP/1.1'](live.baseUrl), await asking['HTTP/1.1'](live.baseUrl)];
  came.push(await asking['HTTP/2'](live.baseUrl));
  await live.close();
  expect([came.map(({ status }) => status), judged(provider), failing(provider)]).toEqual([[201, 201, 201], 3, []]);
});
