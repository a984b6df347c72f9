// Waivers are proposed from a run, filled in by a person, and taken out when they are not needed any more.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { run } from '../../test-support/command.ts';

const root = mkdtempSync(join(tmpdir(), 'waivers-'));
const reports = join(root, 'reports');
const config = join(root, 'waivers.yaml');

const verify = async (names: readonly string[], ...args: readonly string[]) => {
  const tenant = await startTenant(userStatus, { names });
  const few = ['--cases', '5', '--seed', '1', '--path', 'rootCertificate', 'deviceConfiguration'];
  const all = ['verify', '--target', tenant.baseUrl, '--report-dir', reports, ...few, ...args];
  const ran = await run(all, { GRAPH_TOKEN: tenantTokens.granted });
  await tenant.close();
  return ran;
};

test('what fails is proposed, accepted when it is filled in, and stale when it is mended', async () => {
  expect((await verify(['status-200', 'accepts-last-comma@rootCertificate'])).code).toBe(1);
  const { code, stdout } = await run(['report', 'waivers', reports]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}# .*200/m);
  expect(stdout).toContain('  - requirement: answers.created\n    reason: ""\n');
  expect(stdout).toContain('  - requirement: bodies.malformed\n    path: rootCertificate\n    reason: ""\n');

  writeFileSync(config, stdout);
  const unfilled = await verify([], '--config', config);
  expect([unfilled.code, unfilled.stderr]).toEqual([2, expect.stringContaining('waivers.0.reason')]);

  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  writeFileSync(config, stdout.replaceAll('expires: ""', `expires: ${day}`).replaceAll('""', '"known"'));
  const waived = await verify(['status-200', 'accepts-last-comma@rootCertificate'], '--config', config);
  expect(waived.code).toBe(0);

  expect((await verify([], '--config', config)).code).toBe(0);
  const stale = await verify([], '--config', config, '--stale-waivers', 'fail');
  expect(stale.code).toBe(3);
  const [, named = ''] = /--stale-waivers: not needed any more: ([\w.]+, [\w.]+) /.exec(stale.stdout) ?? [];
  expect(named.split(', ').sort()).toEqual(['answers.created', 'bodies.malformed']);
});

test('a failure counts for more than a stale waiver', async () => {
  const { code } = await verify(['refuses-with-200'], '--config', config, '--stale-waivers', 'fail');
  expect(code).toBe(1);
});

test('where nothing fails, nothing is proposed', async () => {
  await verify([]);
  const { stdout } = await run(['report', 'waivers', reports]);
  expect(stdout).toBe('# Nothing fails: there is nothing to waive.\n');
});

test('another word is wrong use', async () => {
  const { code, stderr } = await run(['verify', '--stale-waivers', 'never']);
  expect([code, stderr]).toEqual([2, 'error: --stale-waivers takes warn or fail, not "never".\n']);
});
