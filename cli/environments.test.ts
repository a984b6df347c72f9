// Exit code 1 means nonconformant and nothing else: commands on conformant targets, on machines where something is broken.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shareOfDay } from '../test-support/share-of-day.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-environments-'));
afterAll(() => rmSync(directory, { recursive: true }));

const bin = join(__dirname, 'bin.mjs');
const { GRAPH_BASE_URL: _url, GRAPH_TOKEN: _token, ...clean } = process.env;

type Ran = { readonly code: number; readonly output: string };

let count = 0;
/** Runs a line of the shell, in which `$us` is the command and `$reports` a directory of its own. */
const inShell = (line: string): Promise<Ran> =>
  new Promise((resolve) => {
    count += 1;
    const reports = join(directory, String(count));
    mkdirSync(reports);
    const env = { ...clean, us: `${process.execPath} ${bin}`, reports };
    const options = { env, cwd: reports, timeout: 50_000, killSignal: 'SIGKILL' } as const;
    execFile('bash', ['-c', line], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, output: stdout + stderr });
    });
  });

const commands = [
  'verify --only paths.example --report-dir $reports/of/verify',
  'gate --report-dir $reports/of/gate -- node -e 0',
  'discover',
  'tenant --list-faults',
  'selftest --fault status-200 --cases 1 --seeds 1 --report-dir $reports/of/selftest',
  'init --for mock --ci github',
  'report $reports',
  '--help',
] as const;

/** What is broken, and the line that runs a command so. */
const environments: readonly (readonly [string, (command: string) => string])[] = [
  ['stderr is closed', (command) => `$us ${command} 2>&-`],
  ['stdout is closed', (command) => `$us ${command} >&-`],
  ['stderr is full', (command) => `$us ${command} 2>/dev/full`],
  ['stdout is full', (command) => `$us ${command} >/dev/full`],
  ['both are full', (command) => `$us ${command} >/dev/full 2>&1`],
  ['the reader of both goes away', (command) => `$us ${command} 2>&1 | head -1; exit \${PIPESTATUS[0]}`],
  ['there is no temporary directory', (command) => `TMPDIR=/no/such $us ${command}`],
  ['nothing can be made in the temporary directory', (command) => `TMPDIR=/proc $us ${command}`],
  ['nothing can be made in the report directory', (command) => `reports=/proc/x; $us ${command}`],
  ['the working directory is deleted', (command) => `mkdir gone; cd gone; rmdir ../gone; $us ${command}`],
  ['files end after a kilobyte', (command) => `ulimit -f 1; $us ${command}`],
  ['few files may be open', (command) => `ulimit -n 32; $us ${command}`],
];

// Each pair starts a command: a quarter of them each day, and each environment with two commands.
const today = shareOfDay(4);

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux.each(environments.map(([name, line], row) => [name, line, row] as const))('where %s', (_, line, row) => {
  test.each(commands.filter((_command, column) => today.isTried(row + column)))(
    `%s (${today.name})`,
    async (command) => {
      const { code, output } = await inShell(line(command));
      expect(output).not.toMatch(/^Node\.js v|\n {4}at |this is a bug/m);
      expect([0, 2, 3]).toContain(code);
    },
  );
});

test.each([
  [
    'a report directory in which nothing can be made',
    2,
    '--report-dir /proc/x',
    'reports cannot be written to /proc/x',
  ],
  ['a disk that is full at the end', 3, '--reporter html --report-dir $reports', 'the verdict is CONFORMANT, but'],
])('%s ends verify with %d, and is named', async (_, expected, options, sentence) => {
  if (process.platform !== 'linux') return;
  const limit = expected === 3 ? 'ulimit -f 20; ' : '';
  const { code, output } = await inShell(`${limit}$us verify --only paths.example ${options}`);
  expect([code, output]).toEqual([expected, expect.stringContaining(sentence)]);
});

test('256 open files, as on macOS, are enough', async () => {
  const { code, output } = await inShell(
    'ulimit -n 256; $us verify --only bodies.valid --cases 8 --concurrency 32 --report-dir $reports',
  );
  expect([code, output]).toEqual([0, expect.stringContaining('CONFORMANT')]);
});

onLinux('a disk that gets full while a run is recorded', () => {
  test('leaves it without a verdict, and is named', async () => {
    const { code, output } = await inShell(
      'ulimit -f 30; $us verify --only bodies.valid --record run.jsonl --report-dir $reports',
    );
    expect([code, output]).toEqual([
      3,
      expect.stringMatching(/NO VERDICT .*run\.jsonl can no longer be written \(EFBIG\)/),
    ]);
  });
});
