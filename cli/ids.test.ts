// A path without an id is not exercised, the verdict says so, and with --require-paths there is no verdict.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../test-support/command.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-ids-'));
afterAll(() => rmSync(directory, { recursive: true }));

const config = join(directory, 'ids.yaml');
writeFileSync(config, 'ids: { deviceConfigurationId: 7e323db2-3db2-7e32-b23d-327eb23d327e }\n');

const few = ['--only', 'paths.example', 'bodies.valid', '--cases', '2', '--seed', '1'];
const verify = (name: string, ...args: string[]) =>
  run(['verify', '--config', config, ...few, '--report-dir', join(directory, name), ...args]);

const without = 'the configuration names no id for deviceConfigurationId and windows81TrustedRootCertificateId';

test('nothing is sent there, and the report says so', async () => {
  const { code, stdout } = await verify('seven', '--reporter', 'terminal', 'html', 'md');
  expect(code).toBe(0);
  expect(stdout).toContain(`nothing sent on windowsWifiServerRootCertificate: ${without}`);
  expect(stdout).toMatch(/CONFORMANT .*, nothing sent on 1 path,/);
  const file = (name: string): string => readFileSync(join(directory, 'seven', name), 'utf8');
  expect(file('report.html')).toContain(`nothing sent on windowsWifiServerRootCertificate: ${without}`);
  expect(file('report.md')).toContain(`windowsWifiServerRootCertificate: ${without}`);
  const { traffic } = JSON.parse(file('results.json'));
  expect(traffic).toHaveLength(7);
});

test.each(['all', 'rootCertificate,windowsWifiServerRootCertificate'])('--require-paths %s', async (paths) => {
  const { code, stdout } = await verify('required', '--require-paths', paths);
  expect(code).toBe(3);
  expect(stdout).toContain(`--require-paths wants windowsWifiServerRootCertificate, and ${without}`);
});

test('a path with an id is exercised, and may be required', async () => {
  const { code, stdout } = await verify('reached', '--require-paths', 'rootCertificate');
  expect(code).toBe(0);
  expect(stdout).toContain('nothing sent on 1 path');
});

test('the plan says where nothing is sent', async () => {
  const { stdout } = await verify('plan', '--dry-run');
  expect(stdout).toMatch(/none +windowsWifiServerRootCertificate: no id is configured/);
});

test('an unknown path is refused', async () => {
  const { code, stderr } = await verify('unknown', '--require-paths', 'rootCertificat');
  expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean rootCertificate?')]);
});
