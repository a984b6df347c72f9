// A watched mock: it fails, is mended and restarted, and is seen to be fixed.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { run, start } from '../../test-support/command.ts';

const root = mkdtempSync(join(tmpdir(), 'watch-'));

test('the failing cases are run first after a restart, then all', async () => {
  const faulty = await startTenant(userStatus, { names: ['status-200'] });
  const port = Number(new URL(faulty.baseUrl).port);
  const few = ['--path', 'rootCertificate', '--cases', '5', '--seed', '1', '--report-dir', join(root, 'reports')];
  const watched = start(['verify', '--watch', '--target', faulty.baseUrl, '--memory', join(root, 'kept'), ...few], {
    GRAPH_TOKEN: tenantTokens.granted,
  });
  await watched.says('NONCONFORMANT');
  await watched.says('waiting for a restart');
  await faulty.close();
  const mended = await startTenant(userStatus, { port });
  await watched.says('FIXED          answers.created on rootCertificate');
  await watched.says('\nCONFORMANT');
  watched.kill('SIGTERM');
  const { code } = await watched.ended;
  await mended.close();
  expect(code).toBe(0);
});

test('it ends while it waits for a target that does not come back, and has no verdict', async () => {
  const gone = await startTenant(userStatus);
  await gone.close();
  const args = ['verify', '--watch', '--target', gone.baseUrl, '--report-dir', join(root, 'none'), '--no-memory'];
  const watched = start(args, { GRAPH_TOKEN: 'a-token' });
  await watched.says('waiting until');
  watched.kill('SIGINT');
  expect((await watched.ended).code).toBe(3);
});

test.each([
  [['--watch'], '--watch needs a target that is restarted'],
  [['--watch', '--cases-from', 'x.json'], '--watch cannot be combined with --cases-from.'],
  [['--watch', '--failed', '--target', 'http://127.0.0.1:9'], '--watch cannot be combined with --failed.'],
  [['--watch', '--dry-run'], '--watch cannot be combined with --dry-run.'],
  [
    ['--watch', '/nowhere/*.ts', '--target', 'http://127.0.0.1:9'],
    '--watch: there is no directory /nowhere/ to watch.',
  ],
])('%j is wrong use', async (args, sentence) => {
  const { code, stderr } = await run(['verify', ...args, '--report-dir', root], { GRAPH_TOKEN: 'a-token' });
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});
