// The command gate --target: a program's own requests go to a real provider, and both are judged.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createAuthority } from '../../fixtures/certificates/authority.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { run, start } from '../../test-support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-gate-target-'));
afterAll(() => rmSync(directory, { recursive: true }));

const client = ['node', 'docs/examples/clients/fetch.mjs'];
const verdictOf = (side: string): string =>
  JSON.parse(readFileSync(join(directory, side, 'results.json'), 'utf8')).verdict;

const tenantWith = (...names: readonly string[]) =>
  serve(createTenant({ contract: userStatus, deviations: deviationsNamed(userStatus, names) }));

const gate = (url: string, command: readonly string[], ...options: readonly string[]) =>
  run(['gate', '--target', url, '--report-dir', directory, ...options, '--', ...command], {
    GRAPH_TOKEN: tenantTokens.granted,
  });

test('a conformant client and provider end with 0; a provider that is wrong with 1, unless it does not count', async () => {
  const [good, bad] = [await tenantWith(), await tenantWith('count-string')];
  const { code, stdout } = await gate(good.baseUrl, client);
  expect([code, verdictOf('client'), verdictOf('provider')]).toEqual([0, 'conformant', 'conformant']);
  expect(stdout).toContain('The provider, by what it answered');
  const recorded = join(directory, 'record.jsonl');
  expect((await gate(bad.baseUrl, client, '--record', recorded)).code).toBe(1);
  expect([verdictOf('client'), verdictOf('provider')]).toEqual(['conformant', 'nonconformant']);
  expect((await run(['judge', recorded, '--report-dir', directory])).code).toBe(1);
  expect([verdictOf('client'), verdictOf('provider')]).toEqual(['conformant', 'nonconformant']);
  expect(readFileSync(recorded, 'utf8')).not.toContain(tenantTokens.granted);
  expect((await gate(bad.baseUrl, client, '--fail-on', 'client')).code).toBe(0);
  await Promise.all([good.close(), bad.close()]);
});

test('a command that fails, or creates nothing, leaves no verdict', async () => {
  const tenant = await tenantWith();
  expect((await gate(tenant.baseUrl, ['node', '-e', 'process.exit(7)'])).code).toBe(3);
  expect((await gate(tenant.baseUrl, ['node', '-e', '0'])).code).toBe(3);
  const failing = ['sh', '-c', 'node docs/examples/clients/fetch.mjs; exit 7'];
  expect((await gate(tenant.baseUrl, failing, '--fail-on', 'none')).code).toBe(3);
  await tenant.close();
});

test('a program with a host in its code is led to the provider, which is blamed for its own mistakes', async () => {
  const bad = await tenantWith('count-string');
  const program = ['node', 'docs/examples/clients/fixed-host.mjs'];
  const { code, stderr } = await gate(bad.baseUrl, program, '--intercept', 'graph.microsoft.com');
  expect([stderr, code, verdictOf('client'), verdictOf('provider')]).toEqual(['', 1, 'conformant', 'nonconformant']);
  await bad.close();
});

test('a provider whose certificate nobody here trusts is not reached, unless that is not checked', async () => {
  const identity = createAuthority().identityOf(['127.0.0.1']);
  const tenant = await serve(createTenant({ contract: userStatus }), { identity });
  const { code, stdout } = await gate(tenant.baseUrl, client);
  expect([code, stdout]).toEqual([3, expect.stringContaining('--ca FILE names one to trust')]);
  const unchecked = await gate(tenant.baseUrl, client, '--insecure');
  expect([unchecked.code, unchecked.stderr]).toEqual([0, expect.stringContaining('is not checked')]);
  expect(JSON.parse(readFileSync(join(directory, 'provider', 'results.json'), 'utf8'))).toMatchObject({
    insecure: true,
  });
  await tenant.close();
});

test('without a command it serves until it is stopped', async () => {
  const tenant = await tenantWith();
  const running = start(['gate', '--target', tenant.baseUrl, '--report-dir', directory]);
  await running.says('GRAPH_BASE_URL=http://127.0.0.1:');
  const [, baseUrl = ''] = /^GRAPH_BASE_URL=(\S+)/m.exec(running.written()) ?? [];
  const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });
  const headers = { authorization: `Bearer ${tenantTokens.granted}`, 'content-type': 'application/json' };
  const answer = await fetch(baseUrl + path, { method: 'POST', headers, body: userStatus.example.request });
  expect(answer.status).toBe(201);
  running.kill('SIGTERM');
  const { code } = await running.ended;
  expect([code, verdictOf('provider')]).toEqual([0, 'conformant']);
  await tenant.close();
});

test.each([
  [['--target', ''], '--target is empty'],
  [['--target', 'https://h/beta?code=1'], 'a query in the target has no place'],
  [['--target', 'http://example.org/beta'], 'readable on its way'],
  [['--target', 'https://example.org/beta'], 'pass --yes to let it reach the target'],
  [['--target', 'https://example.org/beta', '--scenario', 'throttled'], '--scenario cannot be combined with --target'],
  [
    ['--target', 'http://127.0.0.1:1/beta', '--intercept', 'login.windows.net'],
    '--intercept needs the host of the API',
  ],
  [['--target', 'http://127.0.0.1:1/beta', '--pass', 'a.example'], '--pass belongs to --intercept'],
  [['--fail-on', 'client'], '--fail-on belongs to --target'],
  [['--record', 'x.jsonl'], '--record belongs to --target'],
])('%j is wrong use', async (options, sentence) => {
  const { code, stderr } = await run(['gate', ...options, '--report-dir', directory, '--', 'node', '-e', '0']);
  expect([code, stderr.replaceAll('\n', ' ')]).toEqual([2, expect.stringContaining(sentence)]);
});
