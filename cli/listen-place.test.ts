// Where the gate and the tenant listen, and who is warned.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../contracts/user-status/documented/example.ts';
import { hostInUrl, isLoopback } from '../fixtures/tenant/place.ts';
import { type Ran, run, start } from '../test-support/command.ts';
import { listen, type Server } from '../test-support/server.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-place-'));
let taken: Server;
beforeAll(async () => {
  taken = await listen((_, response) => void response.end());
});
afterAll(async () => {
  await taken.close();
  rmSync(directory, { recursive: true });
});

const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });
const client = `
const base = process.env.GRAPH_BASE_URL;
const health = await fetch(new URL('/healthz?from=compose', base));
console.log('health', health.status, await health.text(), 'at', base);
await fetch(base + '${path}', { method: 'POST', body: ${JSON.stringify(exampleRequestBody)}, headers: {
  'content-type': 'application/json', authorization: 'Bearer ' + process.env.GRAPH_TOKEN } });`;

const gate = (...options: readonly string[]): Promise<Ran> =>
  run(['gate', '--report-dir', directory, ...options, '--', process.execPath, '--input-type=module', '-e', client]);

test.each([
  [[], '127.0.0.1', false],
  [['--host', '127.0.0.1'], '127.0.0.1', false],
  [['--host', 'localhost'], 'localhost', false],
  [['--host', '0.0.0.0'], '127.0.0.1', true],
])('gate %j: its command reaches the tenant on %s, a warning: %s', async (options, host, warned) => {
  const { code, stdout, stderr } = await gate(...options);
  expect(stdout).toContain(`health 200 {"status":"ok"} at http://${host}:`);
  // The health check is counted nowhere.
  expect(stdout).toContain(' 1 request in ');
  expect(stdout).not.toContain('not judged');
  expect(stderr.includes('other machines may reach the tenant')).toBe(warned);
  expect(code).toBe(0);
});

test('the tenant listens on all addresses with a warning, and is healthy', async () => {
  const running = start(['tenant', '--host', '0.0.0.0', '--port', '0']);
  await running.says('GRAPH_INSUFFICIENT_TOKEN=');
  const [, base = ''] = /GRAPH_BASE_URL=(\S+)/.exec(running.written()) ?? [];
  expect((await fetch(new URL('/healthz', base))).status).toBe(200);
  running.kill('SIGTERM');
  const { code, stderr } = await running.ended;
  expect([code, stderr]).toEqual([0, expect.stringContaining('warning: --host 0.0.0.0')]);
});

test.each(['gate', 'tenant'])('%s on a port or host that cannot be had is wrong use', async (command) => {
  const rest = command === 'gate' ? ['--', 'true'] : [];
  const { port } = new URL(taken.url);
  for (const [options, sentence] of [
    [['--port', port], `The ${command} cannot listen: listen EADDRINUSE`],
    [['--port', '70000'], '--port takes a number from 0 to 65535, not "70000"'],
    [['--host', 'http://127.0.0.1'], '--host takes a host name or an address, such as 0.0.0.0, not "http://127.0.0.1"'],
    // TEST-NET-1 (RFC 5737): an address that this machine does not have.
    [['--host', '192.0.2.1'], `The ${command} cannot listen: listen EADDRNOTAVAIL`],
  ] as const) {
    const { code, stderr } = await run([command, ...options, ...rest]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  }
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['LOCALHOST', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example.org', false],
  ['192.168.0.7', false],
])('%s is loopback: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '[::1]'],
  ['::', '[::1]'],
  ['0.0.0.0', '127.0.0.1'],
  ['tenant.test', 'tenant.test'],
])('%s is %s in a URL', (host, expected) => expect(hostInUrl(host)).toBe(expected));
