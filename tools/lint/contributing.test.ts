// Follows the guide for contributors command by command in its own worktree.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

jest.setTimeout(300_000);

const exec = promisify(execFile);
const root = join(__dirname, '../..');
const guide = readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8');
const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  // Done before any test can run.
  .filter((command) => command !== 'npm ci');

const tree = mkdtempSync(join(tmpdir(), 'userstatus-newcomer-'));
afterAll(() => rmSync(tree, { recursive: true }));

const run = (command: string) => {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const PATH = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  return exec('sh', ['-c', command], { cwd: tree, env: { ...env, PATH }, maxBuffer: 64 * 1024 * 1024 });
};

beforeAll(async () => {
  const { stdout } = await exec('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const name of stdout.split('\0').filter(Boolean)) cpSync(join(root, name), join(tree, name));
  for (const folder of ['.', 'tools/lint'])
    symlinkSync(join(root, folder, 'node_modules'), join(tree, folder, 'node_modules'));
  await run(
    'git init --quiet && git add . && git -c user.name=me -c user.email=me@example.org commit --quiet -m clone',
  );
});

/** Where the inspector listens, as Node writes it to stderr. */
const inspectorOf = (stderr: Readable): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    stderr.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      const [url] = /ws:\S+(?=\n)/.exec(text) ?? [];
      if (url !== undefined) resolve(url);
    });
  });

/** A debugger that attaches, continues the program, and disconnects. */
const goOn = async (url: string): Promise<void> => {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.runIfWaitingForDebugger' }));
  await once(socket, 'message');
  socket.close();
};

test('the guide shows how', () => expect(commands.length).toBeGreaterThan(6));

// One after the other, as they build on each other.
test.each(commands)('%s', async (command) => {
  const { stdout, stderr } = await run(command);
  if (command.includes('selftest'))
    expect(stdout + stderr).toMatch(/^answers\.location[\s\S]*SOUND {2}1 of 1 fault caught, 1 of 1 lawful oddities/m);
});

const inspected = [...guide.matchAll(/^\$ (node --inspect-brk .*)$/gm)].map(([, command = '']) => command);

test('the guide shows how to debug', () => expect(inspected).toHaveLength(2));

test.each(inspected)('waits for a debugger, then exits with 0: %s', async (command) => {
  const [program = '', ...args] = command.replace('--inspect-brk', '--inspect-brk=127.0.0.1:0').split(' ');
  const child = spawn(join(root, 'node_modules/.bin', program), args, { cwd: root, timeout: 60_000 });
  const ended = once(child, 'close');
  child.stdout.resume();
  await goOn(await inspectorOf(child.stderr));
  expect(await ended).toEqual([0, null]);
});

test('apart from the check, only the generated files changed', async () => {
  const { stdout } = await run('git status --porcelain');
  const changed = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' ').at(-1));
  const check = [...readFileSync(join(root, 'docs/examples/first-check.diff'), 'utf8').matchAll(/^\+\+\+ b\/(.*)$/gm)];
  expect(changed.sort()).toEqual(
    [
      ...check.map(([, name]) => name),
      'contracts/user-status/configuration.schema.json',
      'docs/requirements.md',
      'suites/laws/__snapshots__/catalogue.test.ts.snap',
    ].sort(),
  );
});

test('the table lists every file that the check changes', () => {
  const [firstCheck = ''] = guide.split('## Watch and debug');
  const named = [...firstCheck.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name);
  const diff = readFileSync(join(root, 'docs/examples/first-check.diff'), 'utf8');
  expect([...diff.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, name]) => name).sort()).toEqual(named.sort());
});
