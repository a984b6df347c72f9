// Verdicts of the command: conformant, nonconformant with its failures, and the commands that send a failure again.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { userStatus } from '../contracts/user-status/contract.ts';
import { providerRequirements } from '../engine/campaign/schedule.ts';
import { resultsSchema } from '../reports/record/results-schema.ts';
import { type Running, run, start } from '../test-support/command.ts';
import { listen } from '../test-support/server.ts';

jest.setTimeout(120_000);

const judged = providerRequirements(userStatus).length;
const exec = promisify(execFile);
const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const directory = mkdtempSync(join(tmpdir(), 'userstatus-verdict-'));
afterAll(() => rmSync(directory, { recursive: true }));

const resultsIn = (name: string) => JSON.parse(readFileSync(join(directory, name, 'results.json'), 'utf8'));
const verify = (name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run(['verify', '--report-dir', join(directory, name), ...args], env);

const withoutTime = ({ start: _s, end: _e, target: _t, traffic: _w, ...rest }: Record<string, unknown>): string =>
  JSON.stringify(rest).replaceAll(/127\.0\.0\.1:\d+/g, 'tenant');

// Where it does not matter on how many paths.
const few = ['--path', 'deviceConfiguration', 'rootCertificate'] as const;

describe('a conformant target', () => {
  test('ends with 0, a grid of eight lines and a valid results.json', async () => {
    const { code, stdout } = await verify('conformant', [
      '--seed',
      '1',
      '--cases',
      '20',
      '--verbose',
      '--reporter',
      'terminal',
      'junit',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain(`CONFORMANT  ${judged} of ${judged} requirements pass`);
    expect(stdout).toMatch(/\nCONFORMANT .*\(embedded tenant\)\n/);
    expect(stdout.split('\n').filter((line) => line.includes('·····'))).toHaveLength(8);
    const results = resultsIn('conformant');
    expect(isResults(results) ? '' : isResults.errors).toBe('');
    expect(results.requirements).toHaveLength(judged);
    const xml = readFileSync(join(directory, 'conformant', 'junit.xml'), 'utf8');
    expect(xml.match(/<testcase /g)).toHaveLength(judged * 8);
    expect(xml).not.toMatch(/<failure|<error/);
  });

  test('gives the same record for the same seed', async () => {
    for (const name of ['one', 'two']) await verify(name, ['--seed', '3', '--cases', '20', ...few]);
    expect(withoutTime(resultsIn('one'))).toEqual(withoutTime(resultsIn('two')));
  });
});

describe('a target with faults', () => {
  let tenant: Running;
  const env: Record<string, string> = {};

  beforeAll(async () => {
    tenant = start(['tenant', '--fault', 'count-int16', 'accepts-bodies-malformed', 'no-challenge']);
    await tenant.says('GRAPH_INSUFFICIENT_TOKEN=');
    for (const [, name = '', value = ''] of tenant.written().matchAll(/^(\w+)=(.*)$/gm)) env[name] = value;
  });

  afterAll(async () => {
    tenant.kill('SIGTERM');
    expect((await tenant.ended).code).toBe(0);
  });

  const broken = (name: string): string[] =>
    resultsIn(name)
      .requirements.filter((row: { verdict: string }) => row.verdict === 'fail')
      .map((row: { id: string }) => row.id);

  test('ends with 1 and shows each failure', async () => {
    const { code, stdout } = await verify(
      'faults',
      ['--seed', '1', '--cases', '40', '--verbose', '--reporter', 'terminal', 'junit'],
      env,
    );
    expect(code).toBe(1);
    expect(broken('faults')).toEqual(['bodies.malformed', 'answers.devicesCount.echo']);
    for (const word of ['NONCONFORMANT', 'expected', 'actual', 'replay', 'curl', 'SHOULD refusals.challenge'])
      expect(stdout).toContain(word);
    expect(isResults(resultsIn('faults')) ? '' : isResults.errors).toBe('');
    expect(readFileSync(join(directory, 'faults', 'junit.xml'), 'utf8').match(/<failure /g)).toHaveLength(16);
  });

  test('shows the smallest body that fails', () => {
    const row = resultsIn('faults').requirements.find(
      (found: { id: string }) => found.id === 'answers.devicesCount.echo',
    );
    expect(JSON.parse(row.counterexample.request.body.text).devicesCount).toBe(32_768);
    expect(row.counterexample.differences).toEqual([
      { location: '/devicesCount', expected: '32768, as it was sent', actual: '-32768' },
    ]);
  });

  test('is nonconformant for a warning with --strict', async () => {
    await verify('strict', ['--strict', '--only', 'refusals.challenge', '--cases', '10'], env);
    expect(broken('strict')).toEqual(['refusals.challenge']);
  });

  test('is conformant where its owner waives the failures, and says so', async () => {
    const file = join(directory, 'waivers.yaml');
    const waiver = { reason: 'ticket 12', owner: 'ann', expires: '9999-12-31' };
    const waivers = ['bodies.malformed', 'answers.devicesCount.echo'].map((requirement) => ({
      requirement,
      ...waiver,
    }));
    writeFileSync(file, JSON.stringify({ waivers }));
    const { code, stdout } = await verify('waived', ['--seed', '1', '--cases', '40', '--config', file, ...few], env);
    expect(code).toBe(0);
    expect(stdout).toContain('waived until 9999-12-31: bodies.malformed on every path: ticket 12 (ann)');
    expect(stdout).toMatch(/CONFORMANT .* 2 waived/);
    expect(isResults(resultsIn('waived')) ? '' : isResults.errors).toBe('');
  });

  test('fails again in the one case that its replay command names', async () => {
    const row = resultsIn('faults').requirements.find(
      (found: { id: string }) => found.id === 'answers.devicesCount.echo',
    );
    const { replay } = row.counterexample;
    const args = [...replay.matchAll(/--(\S+) (?:'([^']*)'|(\S+))/g)].flatMap(([, option, quoted, plain]) => [
      `--${option}`,
      quoted ?? plain ?? '',
    ]);
    expect(replay.startsWith('npx userstatus-conformance verify ')).toBe(true);
    const { code } = await verify('replay', args, env);
    expect(code).toBe(1);
    expect(resultsIn('replay').counts.cases).toBe(1);
    expect(broken('replay')).toContain('answers.devicesCount.echo');
  });

  test('gives with curl the answer that the report shows', async () => {
    for (const { counterexample } of resultsIn('faults').requirements.filter(
      (row: { counterexample?: unknown }) => row.counterexample,
    )) {
      const { stdout } = await exec('sh', ['-c', counterexample.curl], { env: { ...process.env, ...env } });
      expect(stdout).toMatch(new RegExp(`^HTTP/1.1 ${counterexample.answer.status} `));
    }
  });
});

test('a token that a target sends back is in no report', async () => {
  const secret = 'a-secret-that-must-not-be-seen';
  const echo = await listen((request, response) => {
    const { authorization = 'none' } = request.headers;
    response
      .writeHead(201, { 'x-echo': authorization, 'content-type': 'application/json' })
      .end(JSON.stringify({ id: authorization }));
  });
  const { code, stdout, stderr } = await verify(
    'echo',
    ['--target', echo.url, ...few, '--cases', '5', '--reporter', 'terminal', 'junit'],
    { GRAPH_TOKEN: secret },
  );
  echo.close();
  expect(code).toBe(1);
  const written = ['results.json', 'junit.xml'].map((name) => readFileSync(join(directory, 'echo', name), 'utf8'));
  expect(written.join('')).toContain('[redacted]');
  expect([stdout, stderr, ...written].filter((text) => text.includes(secret))).toEqual([]);
});

test.each([['verify'], ['tenant'], ['requirements'], []])('help of %p shows an example', async (...args) => {
  const { code, stdout } = await run([...args.filter((word) => typeof word === 'string'), '--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Examples?:\n {2}\$/);
});

test('requirements prints the catalogue, and as JSON', async () => {
  const [text, json] = await Promise.all([run(['requirements']), run(['requirements', '--json'])]);
  expect(text.stdout.trim().split('\n')).toHaveLength(userStatus.requirements.all.length);
  expect(text.stdout).toContain('MUST         bodies.devicesCount.range');
  expect(JSON.parse(json.stdout)).toHaveLength(userStatus.requirements.all.length);
});

test('requirements ID explains one; an id that does not exist is wrong use', async () => {
  const [one, none] = await Promise.all([run(['requirements', 'bodies.empty']), run(['requirements', 'bodies.emtpy'])]);
  expect([one.code, one.stdout]).toEqual([0, expect.stringContaining('MUST bodies.empty\n')]);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('did you mean bodies.empty?')]);
});

test('a reader that closes the pipe sees no stack trace', async () => {
  const command = `"${process.execPath}" cli/main.ts requirements --json | head -1`;
  const { stdout, stderr } = await exec('sh', ['-c', command], { cwd: join(__dirname, '..') });
  expect([stdout.trim(), stderr]).toEqual(['[', '']);
});
