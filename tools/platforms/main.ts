// What must work on every platform, with the command line as it is installed: a run, paths with spaces, the commands that a report
// prints, in the shell they are for, and a command behind the gate that is a batch file on Windows. CI runs it on each.
//   node tools/platforms/main.ts
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { platform } from '../../engine/settings/platform.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';

const root = join(import.meta.dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'userstatus platforms '));
const environment = { ...process.env, GRAPH_TOKEN: tenantTokens.granted, USERSTATUS_MEMORY: 'off' };

type Ran = { readonly code: number | null; readonly output: string };

const spawned = (file: string, args: readonly string[]): Ran => {
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd: root, env: environment, encoding: 'utf8' });
  return { code: status, output: `${stdout ?? ''}${stderr ?? ''}${error ? String(error) : ''}` };
};

const run = (...args: readonly string[]): Ran => spawned(process.execPath, [join(root, 'cli/main.ts'), ...args]);

/** Runs a line in the shell that printed commands are for. */
const inShell = (line: string): Ran =>
  platform.shell === 'powershell'
    ? spawned('powershell', ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-Command', `${line}; exit $LASTEXITCODE`])
    : spawned('sh', ['-c', line]);

let failures = 0;
const check = (
  name: string,
  { code, output }: Ran,
  expected: { readonly code: number; readonly says: RegExp },
): void => {
  const isExpected = code === expected.code && expected.says.test(output);
  process.stdout.write(
    `${isExpected ? 'as expected' : 'OTHERWISE  '}  ${name}\n${isExpected ? '' : `${code}\n${output}\n`}`,
  );
  if (!isExpected) failures += 1;
};

const reports = join(directory, 'a folder', 'with spaces');
mkdirSync(reports, { recursive: true });
check('verify', run('verify', '--only', 'paths.example', '--report-dir', reports), { code: 0, says: /CONFORMANT/ });
check('a batch file behind the gate', run('gate', '--report-dir', reports, '--', 'npm', '--version'), {
  code: 3,
  says: /^\d+\.\d+\.\d+/m,
});

const tenant = await startTenant(userStatus, { names: ['status-200'] });
const few = ['--only', 'answers.created', '--cases', '0', '--report-dir', reports, '--reporter', 'terminal', 'html'];
check('verify finds a fault', run('verify', '--target', tenant.baseUrl, ...few), { code: 1, says: /NONCONFORMANT/ });
const text = readFileSync(join(reports, 'results.json'), 'utf8');
const lineOf = (name: string): string => {
  const [, line = '""'] = new RegExp(`"${name}": ("(?:[^"\\\\]|\\\\.)*")`).exec(text) ?? [];
  return JSON.parse(line);
};
check('the replay of a report', inShell(lineOf('replay')), { code: 1, says: /NONCONFORMANT/ });
check('the curl command of a report', inShell(lineOf('curl')), { code: 0, says: /^HTTP\/1\.1 200/m });
await tenant.close();
rmSync(directory, { recursive: true, force: true });
process.exitCode = failures === 0 ? 0 : 1;
