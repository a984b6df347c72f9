// A reverse proxy in the place of hosts that a client has in its code: their requests go to the provider, and both are judged.
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createSecureContext } from 'node:tls';
import { fetch, ProxyAgent } from 'undici';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { directly, type Network } from '../../engine/connection/network.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { createAuthority } from '../../fixtures/certificates/authority.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { connectProxy } from '../../test-support/connect-proxy.ts';
import { portOf } from '../../test-support/listening.ts';
import { openLive } from './live.ts';

const contract = userStatus;
const authority = createAuthority();
const hosts = ['graph.microsoft.com', 'login.microsoftonline.com'];
const path = contract.paths.fill('deviceConfiguration', {
  deviceConfigurationId: contract.parents.examples[0]?.id ?? '',
});
const headers = {
  authorization: `Bearer ${tenantTokens.granted}`,
  'content-type': 'application/json',
  accept: 'application/json',
};
const create = { method: 'POST', headers, body: contract.example.request };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const open = async (target: string, environment: Readonly<Record<string, string>> = {}, network = directly) => {
  const [client, provider, refused]: [RunEvent[], RunEvent[], string[]] = [[], [], []];
  const live = await openLive({
    contract,
    settings: readSettings(contract, { seed: '0' }, {}),
    target,
    network,
    place: {},
    interception: {
      hosts,
      identity: authority.identityOf(hosts),
      pass: [],
      environment,
      refused: (host) => void refused.push(host),
    },
    client: (event) => client.push(event),
    provider: (event) => provider.push(event),
  });
  const proxy = live.variables['HTTPS_PROXY'] ?? '';
  const dispatcher = new ProxyAgent({ uri: proxy, requestTls: { ca: authority.certificate } });
  closing.push(() => dispatcher.destroy());
  return { live, client, provider, refused, proxy, dispatcher };
};

const tenantWith = async (...names: readonly string[]) => {
  const tenant = await serve(createTenant({ contract, deviations: deviationsNamed(contract, names) }));
  closing.push(tenant.close);
  return tenant;
};

const failing = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'verdict' && event.verdict.outcome === 'fail' ? [event.verdict.requirement] : [],
  );

const notJudged = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'notJudged' ? Object.keys(event.requests) : []));

test('a create at a hard-coded host reaches the provider, and each side is judged for itself', async () => {
  const { live, client, provider, dispatcher } = await open((await tenantWith('count-string')).baseUrl);
  expect(live.baseUrl).toBe('https://graph.microsoft.com/beta');
  expect((await fetch(live.baseUrl + path, { ...create, dispatcher })).status).toBe(201);
  await dispatcher.destroy();
  await live.close();
  expect([failing(client), failing(provider)]).toEqual([[], ['answers.devicesCount']]);
});

test('a provider whose base URL has no version gets the path without it, and is named by it', async () => {
  const asked: unknown[] = [];
  const server = createServer((message, response) => {
    asked.push([message.headers.host, message.url]);
    message.resume().once('end', () => response.writeHead(201).end('{}'));
  });
  const host = `127.0.0.1:${await portOf(server)}`;
  closing.push(() => server.close());
  const { live, provider, dispatcher } = await open(`http://${host}/own`);
  await fetch(`https://graph.microsoft.com/beta${path}`, { ...create, dispatcher });
  await dispatcher.destroy();
  await live.close();
  expect(asked).toEqual([[host, `/own${path}`]]);
  expect(provider.find(({ kind }) => kind === 'started')).toMatchObject({ target: `http://${host}/own` });
});

/** Sends bytes to a proxy, and gives all that comes back until it closes. */
const exchange = async (proxy: string, bytes: string): Promise<string> => {
  const socket = connect(Number(new URL(proxy).port), '127.0.0.1');
  socket.write(bytes);
  return (await buffer(socket)).toString();
};

test('the provider may be the host that is intercepted: it is reached as from this machine, and not through the proxy', async () => {
  const theirs = createAuthority();
  const there = await serve(createTenant({ contract }), { identity: theirs.identityOf(['graph.microsoft.com']) });
  const way = await connectProxy(Number(new URL(there.baseUrl).port));
  closing.push(there.close, way.close);
  const context = createSecureContext({ ca: theirs.certificate });
  const network: Network = {
    trust: { ...directly.trust, toTarget: () => context, isInsecure: false },
    proxyFor: () => ({ url: `http://127.0.0.1:${way.port}` }),
  };
  const { live, client, provider, dispatcher } = await open('https://graph.microsoft.com/beta', {}, network);
  expect((await fetch(live.baseUrl + path, { ...create, dispatcher })).status).toBe(201);
  await dispatcher.destroy();
  await live.close();
  expect([failing(client), failing(provider)]).toEqual([[], []]);
  expect(new Set(way.asked.map(([place]) => place))).toEqual(new Set(['graph.microsoft.com:443']));
});

test('a login is the real one, through a tunnel in which nothing is read; other hosts are refused', async () => {
  const there = createServer((_, response) => void response.end('real'));
  const upstream = await connectProxy(await portOf(there));
  closing.push(upstream.close, () => there.close());
  const { live, client, refused, proxy } = await open('http://127.0.0.1:1/beta', {
    HTTPS_PROXY: `http://127.0.0.1:${upstream.port}`,
  });
  const dispatcher = new ProxyAgent({ uri: proxy, proxyTunnel: true });
  // A login in the clear, as far as a tunnel can tell.
  const login = await fetch('http://login.microsoftonline.com/', { dispatcher });
  expect(await login.text()).toBe('real');
  await dispatcher.destroy();
  expect(await exchange(proxy, 'CONNECT example.org:443 HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /);
  await live.close();
  expect([upstream.asked, refused]).toEqual([[['login.microsoftonline.com:80', undefined]], ['example.org']]);
  expect(notJudged(client)).toEqual([
    'CONNECT example.org:443 (refused; --pass example.org lets the command reach it)',
  ]);
});

test('a request in absolute form, as some clients send what is for https, goes on to the provider', async () => {
  const { live, client, provider, proxy } = await open((await tenantWith()).baseUrl);
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(create.body) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const answer = await exchange(
    proxy,
    `POST https://graph.microsoft.com/beta${path} HTTP/1.1\r\nHost: graph.microsoft.com\r\nConnection: close\r\n${head}\r\n${create.body}`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 201 /);
  await live.close();
  expect([failing(client), failing(provider), notJudged(client)]).toEqual([[], [], []]);
});

test('a client with which no TLS comes about is listed', async () => {
  const { live, client, proxy } = await open((await tenantWith()).baseUrl);
  await exchange(proxy, 'CONNECT graph.microsoft.com:443 HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n');
  await live.close();
  expect(notJudged(client)).toEqual(['no TLS: the client speaks plain HTTP']);
});
