// discover --create: asks, makes configurations, and names what to do before and after the run.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { type Ran, run } from '../../test-support/command.ts';
import { type Deletable, deletable, refusing } from '../../test-support/deletable.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-discover-create-'));
const open: Deletable[] = [];
afterEach(async () => {
  for (const tenant of open.splice(0)) await tenant.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

const token = { GRAPH_TOKEN: tenantTokens.granted };
const elsewhere = ({ baseUrl }: Deletable): string => baseUrl.replace('127.0.0.1', '0.0.0.0');

const started = async (...args: Parameters<typeof deletable>): Promise<Deletable> => {
  const tenant = await deletable(...args);
  open.push(tenant);
  return tenant;
};

const create = (target: string, out: string, ...more: readonly string[]): Promise<Ran> =>
  run(['discover', '--target', target, '--plain-http', '--create', '--out', out, ...more], token);

test('asks first; what it makes serves every path, and cleanup deletes it', async () => {
  const tenant = await started();
  const out = join(directory, 'tenant.yaml');
  const list = join(directory, 'tenant.created.jsonl');
  const asked = await create(elsewhere(tenant), out);
  expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('pass --yes')]);
  expect(asked.stderr).toContain('POST /deviceManagement/deviceConfigurations, 3 times');
  expect([tenant.seen, existsSync(list)]).toEqual([[], false]);
  const { code, stderr } = await create(elsewhere(tenant), out, '--yes');
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /verify --target .* --config '?\S+tenant.yaml'? --dry-run\n[\s\S]*cleanup --target .*tenant.created.jsonl/,
  );
  const { withoutIds, idsOf, configurations = {} } = readSettings(userStatus, { config: out }, {});
  expect(withoutIds).toEqual([]);
  const ids = new Set(Object.values(idsOf).map((each) => each['deviceConfigurationId'] ?? ''));
  expect(new Set(Object.keys(configurations))).toEqual(ids);
  const args = ['--plain-http', '--yes', '--budget', '3', '--report-dir', join(directory, 'run')];
  const verified = await run(['verify', '--target', elsewhere(tenant), '--config', out, ...args], token);
  expect(verified.stderr).toMatch(
    /are there still\. .*\n {2}npx userstatus-conformance cleanup --target .*tenant.created.jsonl/,
  );
  const deleted = tenant.seen.filter(({ method }) => method === 'DELETE').length;
  const cleaned = await run(
    ['cleanup', list, '--target', elsewhere(tenant), '--plain-http', '--yes', '--config', out],
    token,
  );
  expect(cleaned).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('created 3 configurations, 3 deleted\nNothing remains'),
  });
  expect(tenant.seen.filter(({ method }) => method === 'DELETE')).toHaveLength(deleted + 3);
  expect(readFileSync(out, 'utf8')).not.toContain(tenantTokens.granted);
});

test('says why nothing could be made, and leaves no list', async () => {
  const tenant = await started(({ method }) => (method === 'POST' ? refusing(403) : undefined));
  const out = join(directory, 'refused.yaml');
  const { code, stderr } = await create(tenant.baseUrl, out);
  expect([code, stderr]).toEqual([3, expect.stringContaining('no configuration could be made')]);
  expect([existsSync(out), existsSync(join(directory, 'refused.created.jsonl'))]).toEqual([false, false]);
});

test.each([
  [['discover', '--create', '--out', 'x.yaml'], '--create needs a target'],
  [['discover', '--create', '--target', 'http://127.0.0.1:9/beta'], '--create needs --out'],
])('%j is wrong use', async (args, sentence) =>
  expect(await run(args, token)).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) }),
);
