// What a person sees at the end of a run: the verdict first, what changed, where the report is, how to run again.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { userStatus } from '../contracts/user-status/contract.ts';
import { startTenant } from '../fixtures/tenant/start.ts';
import { tenantTokens } from '../fixtures/tenant/tokens.ts';
import { run } from '../test-support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-summary-'));
afterAll(() => rmSync(directory, { recursive: true }));

const few = ['--only', 'paths.example', 'answers.created', '--cases', '0', '--seed', '1'];

const verify = async (name: string, faults: readonly string[], more: readonly string[] = []) => {
  const tenant = await startTenant(userStatus, { names: faults });
  const args = ['verify', '--target', tenant.baseUrl, ...few, '--report-dir', join(directory, name), ...more];
  const { stdout } = await run(args, { GRAPH_TOKEN: tenantTokens.granted });
  await tenant.close();
  return { lines: stdout.trimEnd().split('\n'), target: tenant.baseUrl };
};

test('the verdict comes first; the page and the command come last', async () => {
  const { lines, target } = await verify('failing', ['status-200']);
  expect(lines[0]).toMatch(
    /^NONCONFORMANT {2}1 cause, .*requirements? pass.*, 1 fail, [\d,]+ requests in [\d.]+ s, http/,
  );
  expect(lines.at(-1)).toBe(
    `rerun   npx userstatus-conformance verify --target ${target} ${few.join(' ')} --report-dir ${join(directory, 'failing')}`,
  );
  const page = lines.at(-2)?.replace(/^report +/, '') ?? '';
  expect(page).toBe(pathToFileURL(join(directory, 'failing', 'report.html')).href);
  expect(existsSync(fileURLToPath(page))).toBe(true);
});

test('a second run in the same directory says what changed', async () => {
  const [first, second] = [await verify('twice', ['status-200']), await verify('twice', [])];
  expect(first.lines.join('\n')).not.toContain('since the last run');
  expect(second.lines).toContain('since the last run: 1 fixed, 0 new');
});

test('without the page, the record is named', async () => {
  const { lines } = await verify('record', [], ['--reporter', 'terminal']);
  expect(lines).toContain(`report  ${pathToFileURL(join(directory, 'record', 'results.json')).href}`);
});
