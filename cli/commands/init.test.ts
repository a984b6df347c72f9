// What init writes is valid, runs unchanged, and never replaces a file.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { changed, metadata } from '../../test-support/descriptions.ts';
import { placeNpx } from '../../test-support/npx.ts';
import { listen } from '../../test-support/server.ts';

jest.setTimeout(120_000);

const exec = promisify(execFile);
const root = mkdtempSync(join(tmpdir(), 'userstatus-init-'));
afterAll(() => rmSync(root, { recursive: true }));

const main = join(__dirname, '../main.ts');
const bin = placeNpx(root);

const init = (directory: string, ...args: string[]) => {
  mkdirSync(directory, { recursive: true });
  return exec(process.execPath, [main, 'init', ...args], { cwd: directory }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
};

const github = '.github/workflows/user-status-contract.yml';
const gitlab = '.gitlab/user-status-contract.yml';
const drift = { github: '.github/workflows/user-status-drift.yml', gitlab: '.gitlab/user-status-drift.yml' };
const users = ['mock', 'tenant', 'client', 'broker'] as const;

type Written = { readonly lines: readonly string[]; readonly env: Readonly<Record<string, string>> };

const readJob = (directory: string, ci: string, name = ci === 'github' ? github : gitlab): Written => {
  const file = parse(readFileSync(join(directory, name), 'utf8'));
  if (ci === 'gitlab') {
    const [job] = Object.values<{ script: string[]; variables: Record<string, string> }>(file);
    return { lines: job?.script ?? [], env: job?.variables ?? {} };
  }
  const { steps, env } = file.jobs.conformance;
  return { lines: steps.flatMap(({ run }: { run?: string }) => (run === undefined ? [] : [run])), env };
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
};

/** Runs a job as its CI does, a line after the other in one shell that ends with the first that fails. */
const runJob = async (
  directory: string,
  { lines, env = {} }: Written,
  replace: readonly (readonly [string, string])[],
) => {
  const script = replace.reduce((text, [from, to]) => text.replaceAll(from, to), ['set -e', ...lines].join('\n'));
  const summary = join(directory, 'summary.md');
  writeFileSync(summary, '');
  const own = Object.entries(env).map(([name, value]) => [
    name,
    replace.reduce((text, [from, to]) => text.replaceAll(from, to), value),
  ]);
  return exec('bash', ['-c', `trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n${script}`], {
    cwd: directory,
    env: {
      ...process.env,
      ...Object.fromEntries(own),
      PATH: `${bin}:${process.env['PATH']}`,
      GITHUB_STEP_SUMMARY: summary,
    },
  }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
};

describe.each(users)('for %s', (user) => {
  test('the job of GitLab has what a job needs', async () => {
    const directory = join(root, `${user}-gitlab`);
    const { stdout } = await init(directory, '--for', user, '--ci', 'gitlab');
    expect(stdout).toContain(`local: ${gitlab}`);
    const { lines } = readJob(directory, 'gitlab');
    expect(lines.every((line) => typeof line === 'string' && !/\$(us|credential)\b/.test(line))).toBe(true);
    expect(lines.some((line) => line.startsWith('npx --yes -p userstatus-conformance@'))).toBe(true);
  });
});

test.each(['mock', 'tenant'] as const)('the configuration for %s is one', async (user) => {
  const directory = join(root, `${user}-alone`);
  await init(directory, '--for', user, '--ci', 'none');
  const config = join(directory, 'userstatus-conformance.yaml');
  expect(readSettings(userStatus, { config }, {}).withoutIds).toHaveLength(user === 'tenant' ? 8 : 0);
  // What stands there as a comment is meant to be used.
  const text = readFileSync(config, 'utf8').replace('paths: {}\n', '');
  writeFileSync(config, text.replaceAll(/^# (waivers:|paths:| {2})/gm, '$1'));
  const { waivers, withoutIds } = readSettings(userStatus, { config }, {});
  expect(waivers).toHaveLength(1);
  expect(withoutIds).toHaveLength(user === 'tenant' ? 7 : 0);
});

test.each(['github', 'gitlab'])('the job for a mock runs as it stands: %s', async (ci) => {
  const directory = join(root, `run-mock-${ci}`);
  await init(directory, '--for', 'mock', '--ci', ci);
  const port = await freePort();
  const { code, stdout } = await runJob(directory, readJob(directory, ci), [['8080', String(port)]]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/CONFORMANT .*requirements pass/)]);
  expect(readFileSync(join(directory, 'conformance/junit.xml'), 'utf8')).toContain('<testsuites');
  if (ci === 'github') expect(readFileSync(join(directory, 'summary.md'), 'utf8')).toContain('## CONFORMANT');
});

test.each(['github', 'gitlab'])('the job for a client runs its tests behind the gate: %s', async (ci) => {
  const directory = join(root, `run-client-${ci}`);
  await init(directory, '--for', 'client', '--ci', ci);
  const empty = { name: 'client', version: '1.0.0' };
  // It sends nothing, which the gate does not take for keeping the contract.
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ ...empty, scripts: { test: 'true' } }));
  const lock = { ...empty, lockfileVersion: 3, requires: true, packages: { '': empty } };
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify(lock));
  const { code, stdout } = await runJob(directory, readJob(directory, ci), []);
  expect([code, stdout]).toEqual([3, expect.stringContaining('NO VERDICT')]);
});

test.each(['github', 'gitlab'] as const)(
  'the weekly job compares the metadata, and keeps the report: %s',
  async (ci) => {
    const directory = join(root, `run-drift-${ci}`);
    const { stdout } = await init(directory, '--for', 'drift', '--ci', ci);
    expect(stdout).toContain(`wrote ${drift[ci]}\n`);
    const job = readJob(directory, ci, drift[ci]);
    const live = 'https://graph.microsoft.com/beta/$metadata';
    expect(job.lines.join()).toContain(`--metadata '${live}'`);
    const server = await listen((_, response) => response.end(metadata));
    const broken = await listen((_, response) => response.end(changed(metadata, 'Edm.Int32', 'Edm.Int64')));
    expect(await runJob(directory, job, [[live, server.url]])).toMatchObject({ code: 0 });
    expect(readFileSync(join(directory, 'conformance/report.md'), 'utf8')).toContain('0 breaking');
    const stdoutOfBroken = expect.stringContaining('devicesCount\\: is Edm.Int64');
    expect(await runJob(directory, job, [[live, broken.url]])).toMatchObject({ code: 1, stdout: stdoutOfBroken });
    expect(readFileSync(join(directory, 'conformance/report.md'), 'utf8')).toContain('1 breaking');
    server.close();
    broken.close();
  },
);

test('for a tenant it leads through login, discover, plan and run, in this order', async () => {
  const { stdout } = await init(join(root, 'tenant-steps'), '--for', 'tenant', '--ci', 'none');
  const steps = ['npm install @azure/identity', ' discover --cloud ', ' --dry-run\n', 'asks first'];
  const places = steps.map((step) => stdout.indexOf(step));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  const config = 'userstatus-conformance.yaml';
  expect(stdout.split('\n').filter((line: string) => line.includes('npx') && line.includes(config))).toHaveLength(3);
});

test('the job for a broker says what a broker is asked', async () => {
  const directory = join(root, 'run-broker');
  await init(directory, '--for', 'broker', '--ci', 'gitlab');
  const port = await freePort();
  const env = {
    PACT_BROKER_BASE_URL: `http://127.0.0.1:${port}`,
    GRAPH_BASE_URL: 'http://127.0.0.1:9/beta',
    GRAPH_TOKEN: 'a-token-of-the-tests',
    GITLAB_CI: 'true',
    CI_COMMIT_SHA: '0123456789abcdef',
    CI_COMMIT_REF_NAME: 'main',
  };
  const { code, stderr } = await runJob(directory, { ...readJob(directory, 'gitlab'), env }, []);
  expect([code, stderr]).toEqual([3, expect.stringContaining(`127.0.0.1:${port}`)]);
});

test('nothing is replaced without --force, and then all of it', async () => {
  const directory = join(root, 'force');
  await init(directory, '--for', 'mock', '--ci', 'github');
  const config = join(directory, 'userstatus-conformance.yaml');
  writeFileSync(config, 'mine');
  rmSync(join(directory, github));
  const refused = await init(directory, '--for', 'mock', '--ci', 'github');
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--force replaces it')]);
  expect(readFileSync(config, 'utf8')).toBe('mine');
  expect(() => readFileSync(join(directory, github))).toThrow('ENOENT');
  expect(await init(directory, '--for', 'mock', '--ci', 'github', '--force')).toMatchObject({ code: 0 });
  expect(readFileSync(config, 'utf8')).toContain('limits:');
});

test.each([
  [['--for', 'moc', '--ci', 'none'], '--for takes mock, tenant, client, broker, drift, not "moc"; did you mean mock?'],
  [['--for', 'mock', '--ci', 'jenkins'], '--ci takes github, gitlab, none, not "jenkins"'],
  [['--for', 'mock'], '--ci is needed without a terminal: github, gitlab, none.'],
])('%j is wrong use', async (args, sentence) => {
  const { code, stderr } = await init(join(root, 'wrong'), ...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});
