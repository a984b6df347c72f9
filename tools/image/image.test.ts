// The command lines of the image, run as in a container without Docker: a read-only root file system, another user than root,
// neither HOME nor TMPDIR, and a folder mounted at the working directory. Where namespaces are not allowed, all of that but the mounts.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';

jest.setTimeout(60_000);

const root = join(__dirname, '../..');
const dockerfile = readFileSync(join(__dirname, 'Dockerfile'), 'utf8');

const isRoot = process.getuid?.() === 0;
const unshare = ['unshare', isRoot ? '--mount' : '--map-root-user', '--mount'];
const canUnshare = spawnSync('unshare', [...unshare.slice(1), 'mount', '-o', 'remount,bind,ro', '/']).status === 0;

const volume = mkdtempSync(join(tmpdir(), 'userstatus-image-'));
chmodSync(volume, 0o777);
afterAll(() => rmSync(volume, { recursive: true, force: true }));

/** What the shell does before the command: mounts, and gives up root. */
const scriptOf = (isMounted: boolean): string => {
  const mounts = canUnshare
    ? [...(isMounted ? ['mount --bind . .'] : []), 'mount -o remount,bind,ro /', 'cd "$PWD"']
    : [];
  const asUser = isRoot ? 'exec setpriv --reuid=65534 --regid=65534 --clear-groups' : 'exec';
  return [...mounts, `${asUser} "$@"`].join(' && ');
};

type Run = { readonly isMounted?: boolean; readonly environment?: Readonly<Record<string, string>> };

const start = (args: readonly string[], { isMounted = true, environment = {} }: Run): ChildProcess => {
  const command = [process.execPath, join(root, 'cli/main.ts'), ...args];
  const shell = ['sh', '-c', scriptOf(isMounted), 'sh', ...command];
  const [file = '', ...words] = canUnshare ? [...unshare, ...shell] : shell;
  const cwd = isMounted ? volume : '/';
  return spawn(file, words, { cwd, env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', ...environment } });
};

/** Hears all that a command writes: `hear` gets the whole of it each time. */
const listen = (child: ChildProcess, hear: (output: string) => void): void => {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      output += String(text);
      hear(output);
    });
};

const ended = (child: ChildProcess): Promise<readonly [code: number | null, output: string]> =>
  new Promise((resolve) => {
    let all = '';
    listen(child, (output) => {
      all = output;
    });
    child.once('close', (code) => resolve([code, all]));
  });

const said = (child: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve) => listen(child, (output) => pattern.test(output) && resolve(output)));

const jsonOf = (instruction: string): readonly string[] =>
  JSON.parse(new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(dockerfile)?.[1] ?? '[]');

test('the image runs the command without root, in the folder that is mounted', () => {
  expect([jsonOf('ENTRYPOINT'), jsonOf('CMD')]).toEqual([['userstatus-conformance'], ['--help']]);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^WORKDIR \/work$/m);
});

test('what it does without words is the help', async () =>
  expect(await ended(start(jsonOf('CMD'), {}))).toEqual([0, expect.stringContaining('verify')]));

/** The words behind the image in each `docker run` of the docs and the Dockerfile. */
const lines = [
  readFileSync(join(root, 'docs/action.md'), 'utf8'),
  readFileSync(join(root, 'docs/networks.md'), 'utf8'),
  dockerfile,
]
  .flatMap((text) =>
    [...text.matchAll(/docker run [^\n]*?userstatus-conformance (.*)$/gm)].map(([, words = '']) => words),
  )
  .filter((words) => !words.startsWith('tenant'));

test('the lines are found', () => expect(lines.length).toBeGreaterThan(1));

test.each(lines)('docker run ... %s', async (line) => {
  const tenant = await startTenant(userStatus);
  const words = line.replace(/--target \S+/, `--target ${tenant.baseUrl}`).split(' ');
  const few = ['--only', 'paths.example', '--cases', '0'];
  const ran = ended(start([...words, ...few], { environment: { GRAPH_TOKEN: tenantTokens.granted } }));
  const [code, output] = await ran;
  await tenant.close();
  expect([code, output]).toEqual([0, expect.stringContaining('CONFORMANT')]);
  const [, directory = 'reports/runs/latest'] = /--report-dir (\S+)/.exec(line) ?? [];
  expect(readdirSync(join(volume, directory))).toContain('results.json');
});

test('gate judges a client there', async () => {
  const words = ['gate', '--report-dir', 'gate', '--', process.execPath, '-e', '0'];
  expect(await ended(start(words, {}))).toEqual([3, expect.stringContaining('NO VERDICT')]);
  expect(readdirSync(join(volume, 'gate'))).toContain('results.json');
});

test('where no folder is mounted, it is said that reports cannot be written', async () => {
  const [code, output] = await ended(start(['verify', '--only', 'paths.example'], { isMounted: false }));
  expect([code, output]).toEqual([2, expect.stringMatching(/reports cannot be written to reports\/runs\/latest/)]);
  expect(output).not.toMatch(/\n {4}at /);
});

test('tenant --host 0.0.0.0 warns, and answers', async () => {
  const child = start(['tenant', '--host', '0.0.0.0', '--port', '0'], { isMounted: false });
  const output = await said(child, /http:\/\/\S+:\d+[\s\S]*$/);
  const [, port = ''] = /http:\/\/\S+?:(\d+)/.exec(output) ?? [];
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBeGreaterThan(0);
  const end = ended(child);
  child.kill('SIGTERM');
  await end;
  expect(output).toContain('warning: --host 0.0.0.0: other machines may reach the tenant');
});
