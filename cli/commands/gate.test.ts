// The command gate: the command it runs, its exit codes, signals, and what it leaves behind.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { resultsSchema } from '../../reports/record/results-schema.ts';
import { type Ran, run, start } from '../../test-support/command.ts';

const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const directory = mkdtempSync(join(tmpdir(), 'userstatus-gate-'));
afterAll(() => rmSync(directory, { recursive: true }));

const ids = { deviceConfigurationId: '1', windows81TrustedRootCertificateId: '2' };
const creating = (paths: readonly string[], body = exampleRequestBody): string =>
  paths
    .map(
      (path) =>
        `await fetch(process.env.GRAPH_BASE_URL + ${JSON.stringify(userStatus.paths.fill(path, ids))}, { method: 'POST', body: ${JSON.stringify(body)},
          headers: { accept: 'application/json', 'content-type': 'application/json', authorization: 'Bearer ' + process.env.GRAPH_TOKEN } });`,
    )
    .join('\n');

let count = 0;
const script = (text: string): string => {
  count += 1;
  const file = join(directory, `client-${count}.mjs`);
  writeFileSync(file, text);
  return file;
};

const report = join(directory, 'report');
const results = () => JSON.parse(readFileSync(join(report, 'results.json'), 'utf8'));
const gate = (text: string, ...options: readonly string[]): Promise<Ran> =>
  run(['gate', '--report-dir', report, ...options, '--', process.execPath, script(text)]);

test('a client that keeps the contract: 0, with what it used and a valid results.json', async () => {
  const { code, stdout } = await gate(`console.log('its own words'); ${creating(['deviceConfiguration'])}`);
  expect(stdout).toContain('its own words');
  expect(stdout).toContain('used: paths: 1 of 8 (deviceConfiguration)');
  expect(stdout).toContain('used: status: members: 1 of 8 (notApplicable)');
  expect(stdout).toContain('CONFORMANT');
  expect(isResults(results()) ? '' : isResults.errors).toBe('');
  expect(results()).toMatchObject({ subject: 'client', verdict: 'conformant', counts: { requests: 1 } });
  expect(code).toBe(0);
});

test('a finding: 1, with the request that caused it, and no token anywhere', async () => {
  const { code, stdout, stderr } = await gate(creating(['rootCertificate'], '{"status":"NotApplicable"}'), '--verbose');
  expect(stdout).toContain('SHOULD bodies.status.letterCase');
  expect(stdout).toContain('body      {"status":"NotApplicable"}');
  expect(stdout).toContain("-H 'authorization: Bearer '\"$");
  expect(stdout + stderr + JSON.stringify(results())).not.toContain(tenantTokens.granted);
  expect(code).toBe(1);
});

test('a warning alone is no failure', async () => {
  const { code, stdout } = await gate(
    creating(['deviceConfiguration']).replace("accept: 'application/json',", "accept: '*/*',"),
  );
  expect([code, stdout]).toEqual([0, expect.stringContaining('1 warn,')]);
});

test('no request at all: 3', async () => {
  const { code, stdout } = await gate('');
  expect([code, stdout]).toEqual([3, expect.stringContaining('the client created nothing')]);
});

test.each([
  ['all', userStatus.paths.names, 0],
  ['all', userStatus.paths.names.slice(1), 3],
  ['deviceConfiguration,rootCertificate', userStatus.paths.names.slice(0, 2), 0],
  ['deviceConfiguration,rootCertificate', userStatus.paths.names.slice(1), 3],
])('--require-paths %s, reached %j: %d', async (said, reached, expected) => {
  expect((await gate(creating(reached), '--require-paths', said)).code).toBe(expected);
});

test.each([7, 1])('a command that fails with %d without a finding: 3, and its own code', async (own) => {
  const { code, stderr, stdout } = await gate(`${creating(['deviceConfiguration'])} process.exit(${own});`);
  expect([code, stderr]).toEqual([3, expect.stringContaining(`the command ended with ${own}: `)]);
  expect(stdout).toContain(`NO VERDICT  the command ended with ${own}`);
});

test('a command that fails with a finding: 1, and its own code', async () => {
  const body = '{"status":"NotApplicable"}';
  const { code, stderr } = await gate(`${creating(['rootCertificate'], body)} process.exit(7);`);
  expect([code, stderr]).toEqual([1, expect.stringContaining('the command ended with 7: ')]);
});

test('a command that fails in a scenario: 0, and its own code', async () => {
  const { code, stderr } = await gate(
    `${creating(['deviceConfiguration'])} process.exit(7);`,
    '--scenario',
    'throttled-for-good',
  );
  expect([code, stderr]).toEqual([0, expect.stringContaining('the command ended with 7: ')]);
});

test('what the gate does not know: no verdict with --other fail, and it is named', async () => {
  const { code, stdout } = await gate(
    `${creating(['deviceConfiguration'])} await fetch(process.env.GRAPH_BASE_URL + '/me');`,
    '--other',
    'fail',
  );
  expect([code, stdout]).toEqual([3, expect.stringContaining('the client sent what the gate does not know: GET /me')]);
});

test.each([
  ['a command that there is not', ['gate', '--', 'no-such-command'], '"no-such-command" cannot be run'],
  ['an empty command', ['gate', '--', ''], 'the command to run is empty'],
  ['a directory', ['gate', '--', tmpdir()], 'cannot be run: spawn'],
  ['a mode there is not', ['gate', '--other', 'x', '--', 'true'], '--other takes stub, fail, record, not "x"'],
  ['no command', ['gate'], 'gate takes the command to run, after --'],
  [
    'a path that there is not',
    ['gate', '--require-paths', 'rootCertificat', '--', 'true'],
    'did you mean rootCertificate',
  ],
  [
    'an unknown reporter',
    ['gate', '--reporter', 'x', '--', 'true'],
    '--reporter: unknown reporter x; available: terminal, html',
  ],
])('%s is wrong use: 2', async (_, args, sentence) => {
  const { code, stderr } = await run([...args]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s reaches the command, which ends as it likes, and the record is whole',
  async (signal) => {
    const waiting = script(
      `${creating(['deviceConfiguration'])}
     process.on('${signal}', () => { console.log('cleaned up'); process.exit(9); });
     setInterval(() => undefined, 1000); console.log('waiting');`,
    );
    const running = start(['gate', '--report-dir', report, '--', process.execPath, waiting]);
    await running.says('waiting');
    running.kill(signal);
    const { code, stdout } = await running.ended;
    expect([code, stdout]).toEqual([3, expect.stringContaining('cleaned up')]);
    expect(results()).toMatchObject({
      verdict: 'none',
      reason: `the run was interrupted (${signal}); the command ended with 9`,
    });
  },
);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const untilEnded = async (pids: readonly number[]): Promise<readonly number[]> => {
  const deadline = Date.now() + 20_000;
  while (pids.some(isAlive) && Date.now() < deadline) await new Promise(setImmediate);
  return pids.filter(isAlive);
};

const pidsIn = (text: string): number[] => [...text.matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));

// In a group and session of its own, deaf to what asks it to end, and the parent of one like it.
const stubborn = `
  const { spawn } = require('node:child_process');
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
  setInterval(() => undefined, 1000);
  const [depth] = process.argv.slice(1);
  if (depth > 0) spawn(process.execPath, ['-e', process.env.STUBBORN, depth - 1], { detached: true, stdio: 'inherit' });
  console.log('pid ' + process.pid);`;

const starting = (depth: number): string => `import { spawn } from 'node:child_process';
  const env = { ...process.env, STUBBORN: ${JSON.stringify(stubborn)} };
  const child = spawn(process.execPath, ['-e', env.STUBBORN, ${depth}], { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  await new Promise((resolve) => child.stdout.on('data', (text) => {
    said += text;
    process.stdout.write(text);
    if (said.split('pid').length - 1 > ${depth}) resolve();
  }));`;

test('what ignores SIGTERM, left the group and the session, or lost its parent is ended too', async () => {
  const { code, stdout } = await gate(`${starting(2)} ${creating(['deviceConfiguration'])} process.exit(0);`);
  expect(code).toBe(0);
  expect(pidsIn(stdout)).toHaveLength(3);
  expect(await untilEnded(pidsIn(stdout))).toEqual([]);
});

test('a command that ignores Ctrl-C is ended by the second, with all it started', async () => {
  const deaf = `${starting(1)} process.on('SIGINT', () => console.log('ignored'));
    console.log('pid ' + process.pid); setInterval(() => undefined, 1000); console.log('waiting');`;
  const running = start(['gate', '--report-dir', report, '--', process.execPath, script(deaf)]);
  await running.says('waiting');
  running.kill('SIGINT');
  await running.says('ignored');
  running.kill('SIGINT');
  const { code, stdout } = await running.ended;
  expect(code).toBe(3);
  expect(results().reason).toBe('the run was interrupted (SIGINT); the command ended by SIGKILL');
  expect(pidsIn(stdout)).toHaveLength(3);
  expect(await untilEnded(pidsIn(stdout))).toEqual([]);
});

test('what the command left running is ended with it', async () => {
  const left = `import { spawn } from 'node:child_process';
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    child.unref(); console.log('left ' + child.pid);
    ${creating(['deviceConfiguration'])} process.exit(0);`;
  const { code, stdout } = await gate(left);
  const [, pid = ''] = /left (\d+)/.exec(stdout) ?? [];
  expect(code).toBe(0);
  const deadline = Date.now() + 10_000;
  while (isAlive(Number(pid)) && Date.now() < deadline) await new Promise(setImmediate);
  expect(isAlive(Number(pid))).toBe(false);
});
