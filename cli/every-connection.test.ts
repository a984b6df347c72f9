// Every command that sends reaches its server through the proxy of the environment and trusts --ca. The servers' names exist
// nowhere: only the proxy can have led to them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, run } from '../test-support/command.ts';
import { type ConnectProxy, connectProxy } from '../test-support/connect-proxy.ts';
import { ids } from '../test-support/deletable.ts';
import { portOf } from '../test-support/listening.ts';
import { makeAuthority, sign } from '../test-support/make-certificates.ts';
import { specimen } from '../test-support/specimen.ts';

jest.setTimeout(60_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-every-connection-'));
const authority = makeAuthority(directory, 'authority');
const named = sign(authority, join(directory, 'named'), { name: 'DNS:*.corp.example' });
const client = sign(authority, join(directory, 'client'));

const received: (readonly [host: string | undefined, url: string | undefined, certificate: boolean])[] = [];
const files = { cert: readFileSync(named.cert), key: readFileSync(named.key), ca: readFileSync(authority.cert) };
const server = createServer({ ...files, requestCert: true, rejectUnauthorized: false }, (message, response) => {
  const { socket, headers, url } = message;
  received.push([headers.host, url, 'authorized' in socket && socket.authorized === true]);
  message.resume().once('end', () => response.writeHead(404).end('{}'));
});

let proxy: ConnectProxy;
beforeAll(async () => {
  proxy = await connectProxy(await portOf(server));
});
afterAll(() => {
  proxy.close();
  server.close().closeAllConnections();
  rmSync(directory, { recursive: true });
});

const results = (): string => {
  const place = join(directory, 'results');
  mkdirSync(place, { recursive: true });
  const { embedded: _, ...one } = specimen();
  writeFileSync(join(place, 'results.json'), JSON.stringify(one));
  return place;
};

const list = (target: string): string => {
  const file = join(directory, 'created.jsonl');
  const head = { format: 'userstatus-conformance created', version: 1, target };
  const lines = [
    { ...head, run: '00000000-0000-4000-8000-000000000000' },
    { sent: 1, path: 'deviceConfiguration', ids: [ids.deviceConfigurationId] },
    { made: 1, id: 'x' },
  ];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
};

const reports = ['--report-dir', join(directory, 'reports')];
const few = ['--only', 'paths.example', '--cases', '0', '--no-cleanup', '--yes', ...reports];
const version = ['--app-version', '1', '--branch', 'main'];

/** The commands, the host that each sends to, and whether that is the server that --cert is for. */
const commands: readonly (readonly [name: string, args: (url: string) => readonly string[], isTarget: boolean])[] = [
  ['verify', (url) => ['verify', '--target', `${url}/beta`, ...few], true],
  ['wait', (url) => ['verify', '--target', `${url}/beta?key=q`, '--wait-for', '5', ...few], true],
  ['discover', (url) => ['discover', '--target', `${url}/beta`, '--yes'], true],
  ['cleanup', (url) => ['cleanup', list(`${url}/beta`), '--target', `${url}/beta`, '--yes'], true],
  ['drift', (url) => ['drift', '--metadata', `${url}/$metadata`], true],
  ['publish', (url) => ['pact', 'publish-provider', results(), '--broker', url, '--yes', ...version], true],
  ['provider', (url) => ['pact', 'verify', '--broker', url, '--target', `${url}/beta`, '--yes', ...version], false],
];

const place = (name: string): string => `${name}.corp.example`;

const ran = new Map<string, Ran>();
beforeAll(async () => {
  const network = ['--ca', authority.cert, '--cert', client.cert, '--key', client.key];
  const environment = {
    GRAPH_TOKEN: 'a-token-of-the-target',
    HTTPS_PROXY: `http://user:the-password@127.0.0.1:${proxy.port}`,
  };
  const outcomes = commands.map(async ([name, args]) => {
    ran.set(name, await run([...args(`https://${place(name)}`), ...network], environment));
  });
  await Promise.all(outcomes);
});

const basic = `Basic ${Buffer.from('user:the-password').toString('base64')}`;

test.each(commands)('%s goes through the proxy, and trusts --ca', (name, _, isTarget) => {
  const { stdout = '', stderr = '' } = ran.get(name) ?? {};
  const asked = proxy.asked.filter(([where]) => where === `${place(name)}:443`);
  expect([asked.length > 0, asked.filter(([, authorization]) => authorization !== basic)]).toEqual([true, []]);
  const requests = received.filter(([host]) => host === place(name));
  expect([requests.length > 0, requests.filter(([, , shown]) => shown !== isTarget)]).toEqual([true, []]);
  expect(stdout + stderr).not.toMatch(/the-password|cannot be used|TLS connection failed/);
});

test('a wait sends the query of the target', () => {
  const [first] = received.filter(([host]) => host === place('wait'));
  expect(first?.[1]).toBe('/beta?key=q');
});

test.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('an authority in %s is trusted', async (name) => {
  const environment = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, [name]: authority.cert };
  const { code, stderr } = await run(['drift', '--metadata', `https://${place('trusting')}/`], environment);
  expect([code, stderr]).toEqual([3, expect.stringContaining('the answer has the status 404')]);
});

test('--no-proxy goes without', async () => {
  const environment = { GRAPH_TOKEN: 'x', HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
  const before = proxy.asked.length;
  const { code, stderr } = await run(['drift', '--metadata', 'https://none.invalid/', '--no-proxy'], environment);
  expect([code, stderr, proxy.asked.length]).toEqual([3, expect.stringContaining('none.invalid'), before]);
});

test.each([
  [407, 'wants a user and a password'],
  [403, 'does not allow connections to drift.corp.example:443'],
])('a proxy that refuses with %i is named', async (status, sentence) => {
  const refusing = await connectProxy(1, status);
  const environment = { https_proxy: `http://user:the-password@127.0.0.1:${refusing.port}` };
  const { code, stderr } = await run(['drift', '--metadata', `https://${place('drift')}/`], environment);
  refusing.close();
  expect([code, stderr]).toEqual([
    3,
    expect.stringContaining(`the proxy http://127.0.0.1:${refusing.port} ${sentence}`),
  ]);
  expect(stderr).not.toContain('the-password');
});

test.each([
  ['drift', ['drift', '--metadata', `https://${place('x')}/`]],
  ['verify', ['verify', '--target', `https://${place('x')}/`]],
  ['a broker', ['pact', 'publish-provider', results(), '--broker', `https://${place('x')}/`, '--yes', ...version]],
])('%s: a proxy of another kind is wrong use', async (_, args) => {
  const environment = { GRAPH_TOKEN: 'x', HTTPS_PROXY: 'socks5://user:the-password@127.0.0.1:9' };
  const { code, stderr } = await run(args, environment);
  expect([code, stderr]).toEqual([2, expect.stringContaining('HTTPS_PROXY names a proxy of socks5')]);
  expect(stderr).not.toContain('the-password');
});

test.each([
  [['--contact'], '--contact goes with --dry-run'],
  [['--contact', '--dry-run'], '--contact needs a target'],
  [['--contact', '--dry-run', '--replay', 'run.jsonl'], '--contact cannot be combined with --replay'],
])('verify %j is wrong use', async (options, sentence) => {
  const { code, stderr } = await run(['verify', ...options]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});
