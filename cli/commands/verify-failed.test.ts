// Failing cases are kept, replayed alone, and dropped when they pass.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { run } from '../../test-support/command.ts';

const root = mkdtempSync(join(tmpdir(), 'failed-'));
const memory = join(root, 'kept');
const file = join(memory, 'failures.json');

const verify = async (names: readonly string[], args: readonly string[]) => {
  const tenant = await startTenant(userStatus, { names });
  try {
    const { code, stdout, stderr } = await run(
      ['verify', '--target', tenant.baseUrl, '--memory', memory, '--report-dir', join(root, 'reports'), ...args],
      { GRAPH_TOKEN: tenantTokens.granted },
    );
    return { code, stdout, stderr, lines: stdout.replaceAll(tenant.baseUrl, 'TARGET').trim().split('\n') };
  } finally {
    await tenant.close();
  }
};

const some = ['--cases', '5', '--seed', '1', '--path', 'rootCertificate', 'deviceConfiguration'];

test('what fails is kept, still fails, is fixed, and is kept no longer', async () => {
  const first = await verify(['status-200'], some);
  expect(first.code).toBe(1);
  expect(readFileSync(file, 'utf8')).not.toContain(tenantTokens.granted);
  // What was not asked for stays.
  const elsewhere = await verify(['status-200'], ['--failed', '--path', 'rootCertificate']);
  expect(elsewhere.lines[0]).toMatch(/^STILL FAILING {2}answers\.created on rootCertificate /);
  const none = await verify([], ['--failed', '--only', 'bodies.valid']);
  expect(none.stderr).toContain(
    `none of the 2 failing cases kept in ${memory} is of the requirements and paths of this run`,
  );
  const failing = await verify(['status-200'], ['--failed']);
  expect(failing.lines).toEqual([
    'STILL FAILING  answers.created on deviceConfiguration, rootCertificate  status: expected 201, actual 200',
    expect.stringMatching(/^0 fixed, 1 still failing: 8 requests to TARGET in \d\.\d s$/),
  ]);
  expect(failing.code).toBe(1);
  const fixed = await verify([], ['--failed']);
  expect(fixed.lines).toEqual([
    'FIXED          answers.created on deviceConfiguration, rootCertificate',
    expect.stringMatching(/^1 fixed, 0 still failing: 6 requests to TARGET in \d\.\d s$/),
  ]);
  expect(fixed.code).toBe(0);
  const nothing = await verify([], ['--failed']);
  expect([nothing.code, nothing.stdout]).toEqual([3, '']);
  const history = await run(['report', 'history', memory]);
  expect(history.stdout).toMatch(/: 1 run\n.* NONCONFORMANT +1 failing, in part .* s {2}.*200.*\n/);
  expect(history.stdout).toMatch(/\nfailing since \d{4}-\d\d-\d\d \d\d:\d\d: answers\.created\n$/);
  expect(nothing.stderr).toContain(`no failing case is kept in ${memory}: nothing was sent.`);
});

test('--no-memory keeps nothing', async () => {
  const apart = join(root, 'apart');
  const tenant = await startTenant(userStatus, { names: ['status-200'] });
  const args = ['verify', '--target', tenant.baseUrl, '--no-memory', '--report-dir', apart, ...some];
  const { code } = await run(args, { GRAPH_TOKEN: tenantTokens.granted, USERSTATUS_MEMORY: apart });
  await tenant.close();
  expect([code, existsSync(join(apart, 'failures.json'))]).toEqual([1, false]);
});

test('a file that is not a list of failing cases is wrong use, and stays as it is', async () => {
  const apart = mkdtempSync(join(root, 'broken-'));
  writeFileSync(join(apart, 'failures.json'), '{"format": "7"}');
  const { code, stderr } = await run(['verify', '--target', 'http://127.0.0.1:9/beta', '--memory', apart], {
    GRAPH_TOKEN: 'a-token',
  });
  expect([code, stderr]).toEqual([2, expect.stringContaining('is not a list of failing cases: delete it')]);
  expect(readFileSync(join(apart, 'failures.json'), 'utf8')).toBe('{"format": "7"}');
});

test.each([
  [['--failed'], 'error: --failed needs a target and its failing cases'],
  [['--failed', '--shard', '1/2', '--seed', '1'], 'error: --failed cannot be combined with --shard'],
  [['--failed', '--case', 'bodies.valid@rootCertificate#e0'], 'error: --failed cannot be combined with --case'],
  [['--failed', '--no-memory', '--target', 'http://127.0.0.1:9'], 'error: --failed sends what is kept'],
  [['--memory', '', '--target', 'http://127.0.0.1:9'], 'error: --memory is empty'],
])('%j is wrong use', async (args, sentence) => {
  const { code, stderr } = await run(['verify', ...args], { GRAPH_TOKEN: 'a-token' });
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});
