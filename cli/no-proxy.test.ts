// Which variables except the tenant from proxies, and clients that take their proxy from the environment.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../contracts/user-status/documented/example.ts';
import { run } from '../test-support/command.ts';
import { exceptFromProxies } from './no-proxy.ts';

test.each<[string, NodeJS.ProcessEnv, object]>([
  ['none there', {}, { NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' }],
  ['both empty', { NO_PROXY: '', no_proxy: ' ' }, { NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' }],
  ['one there', { NO_PROXY: 'a.example' }, { NO_PROXY: 'a.example,127.0.0.1', no_proxy: 'a.example,127.0.0.1' }],
  ['the other', { no_proxy: '.b' }, { NO_PROXY: '.b,127.0.0.1', no_proxy: '.b,127.0.0.1' }],
  ['two that differ', { NO_PROXY: 'a', no_proxy: 'b c' }, { NO_PROXY: 'a,127.0.0.1', no_proxy: 'b c,127.0.0.1' }],
  ['the host listed', { NO_PROXY: 'a, 127.0.0.1' }, { NO_PROXY: 'a, 127.0.0.1', no_proxy: 'a, 127.0.0.1' }],
  ['every host', { NO_PROXY: '*' }, { NO_PROXY: '*', no_proxy: '*' }],
  [
    "npm's own",
    { npm_config_no_proxy: 'a' },
    { NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1', npm_config_no_proxy: 'a,127.0.0.1' },
  ],
])('%s', (_, environment, expected) => expect(exceptFromProxies('127.0.0.1', environment)).toEqual(expected));

test('an address of IPv6 is excepted in both notations', () =>
  expect(exceptFromProxies('[::1]', { NO_PROXY: 'a' })).toEqual({ NO_PROXY: 'a,::1,[::1]', no_proxy: 'a,::1,[::1]' }));

const directory = mkdtempSync(join(tmpdir(), 'userstatus-proxies-'));
const asked: string[] = [];
const proxy = createServer((request, response) => {
  asked.push(String(request.url));
  response.writeHead(502).end();
}).on('connect', (request, socket) => {
  asked.push(String(request.url));
  socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
});
let proxyUrl = '';
beforeAll(async () => {
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = proxy.address();
  proxyUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : ''}`;
});
afterAll(() => {
  proxy.close();
  rmSync(directory, { recursive: true });
});

const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });
const body = JSON.stringify(exampleRequestBody);

const ofNode = `fetch(process.env.GRAPH_BASE_URL + '${path}', { method: 'POST', body: ${body}, headers: {
  'content-type': 'application/json', authorization: 'Bearer ' + process.env.GRAPH_TOKEN } })`;

const ofCurl = `curl -sS -H 'content-type: application/json' -H "authorization: Bearer $GRAPH_TOKEN" -d "$BODY" "$GRAPH_BASE_URL${path}"`;

const ofPython = `
import os, urllib.request
request = urllib.request.Request(os.environ['GRAPH_BASE_URL'] + '${path}', os.environ['BODY'].encode(), {
    'content-type': 'application/json', 'authorization': 'Bearer ' + os.environ['GRAPH_TOKEN']})
urllib.request.urlopen(request)`;

const isHere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

const clients = [
  { program: process.execPath, command: [process.execPath, '-e', ofNode] },
  { program: 'curl', command: ['sh', '-c', ofCurl] },
  { program: 'python3', command: ['python3', '-c', ofPython] },
].filter(({ program }) => isHere(program));

const creates = async (command: readonly string[], more: Readonly<Record<string, string>>) => {
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
  const proxies = Object.fromEntries(names.map((name) => [name, proxyUrl]));
  const env = { ...proxies, NODE_USE_ENV_PROXY: '1', BODY: exampleRequestBody, ...more };
  asked.length = 0;
  const { code, stderr } = await run(['gate', '--report-dir', directory, '--', ...command], env);
  return { code, stderr, asked };
};

test.each(clients)('$program with a proxy in its environment reaches the tenant', async ({ command }) => {
  for (const more of [{}, { NO_PROXY: 'a.example', no_proxy: 'b.example' }])
    expect(await creates(command, more)).toEqual({ code: 0, stderr: '', asked: [] });
});

test.each(clients)('$program would send them to that proxy', async ({ command }) => {
  const unset = `unset NO_PROXY no_proxy; exec "$@"`;
  const { code, asked } = await creates(['sh', '-c', unset, 'sh', ...command], {});
  expect([code, asked.length]).toEqual([3, 1]);
});
