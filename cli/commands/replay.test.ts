// A run that is recorded and replayed: the same verdict, findings and reports, with the target gone and nothing sent.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { openSealing } from '../../engine/connection/recording/lines.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { resultsSchema } from '../../reports/record/results-schema.ts';
import { run, start } from '../../test-support/command.ts';
import { listen } from '../../test-support/server.ts';

jest.setTimeout(120_000);

const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const directory = mkdtempSync(join(tmpdir(), 'userstatus-replay-'));
afterAll(() => rmSync(directory, { recursive: true }));

const secret = 'a-token-that-must-not-be-seen';
const inDirectory = (...names: string[]): string => join(directory, ...names);
const resultsIn = (name: string) => JSON.parse(readFileSync(inDirectory(name, 'results.json'), 'utf8'));

const record = (name: string, url: string, args: readonly string[], token = tenantTokens.granted) =>
  run(
    ['verify', '--target', url, '--record', inDirectory(`${name}.jsonl`), '--report-dir', inDirectory(name), ...args],
    { GRAPH_TOKEN: token ?? '' },
  );
const replay = (name: string, file = `${name}.jsonl`, args: readonly string[] = []) =>
  run(['verify', '--replay', inDirectory(file), '--report-dir', inDirectory(`${name}-again`), ...args]);

/** A record without what a replay does not repeat: its own times, the mark, what was deleted, and sums of times in another order. */
const comparable = (name: string) => {
  const { start: _s, end: _e, replayOf: _r, cleanUp: _c, traffic, ...rest } = resultsIn(name);
  const counted = traffic.map(({ latency: { sum: _, ...latency }, ...path }: { latency: Record<string, unknown> }) => ({
    ...path,
    latency,
  }));
  return { ...rest, traffic: counted };
};

/** Records a run on a tenant with these deviations, and replays it when the tenant is gone. */
const both = async (name: string, deviations: readonly string[], args: readonly string[]) => {
  const tenant = await serve(
    createTenant({ contract: userStatus, deviations: deviationsNamed(userStatus, deviations) }),
  );
  const live = await record(name, tenant.baseUrl, ['--seed', '5', ...args]);
  await tenant.close();
  return { live, again: await replay(name) };
};

const few = ['--path', 'deviceConfiguration', 'rootCertificate'] as const;

test.each<[string, readonly string[], number, ...string[]]>([
  ['faults', ['count-int16', 'accepts-bodies-malformed', 'no-challenge'], 1, ...few],
  ['now-and-then', ['throttled', 'count-int16'], 1, ...few],
  ['oddities', ['throttled'], 0, ...few],
  ['conformant', [], 0],
  ['undone', ['count-int16'], 1, '--cleanup', ...few],
])('%s: the replay is the run', async (name, deviations, code, ...more) => {
  const { live, again } = await both(name, deviations, ['--cases', '10', ...more]);
  expect([live.code, again.code]).toEqual([code, code]);
  expect(comparable(`${name}-again`)).toEqual(comparable(name));
  const results = resultsIn(`${name}-again`);
  expect(isResults(results) ? '' : isResults.errors).toBe('');
  expect(results.replayOf).toEqual({ start: expect.any(String), version: results.tool.version });
  expect(again.stdout).toContain(`replay of ${results.replayOf.start}`);
  expect(again.stderr).toContain('replaying ');
});

test('a target that hangs and goes away is replayed without waiting', async () => {
  const server = await listen((_, response) => {
    if (server.seen() % 3 === 0) response.writeHead(400).end('{}');
    else if (server.seen() > 60) response.destroy();
  });
  const limits = ['--cases', '10', '--concurrency', '4', '--request-timeout', '300'];
  const live = await record('hanging', server.url, limits);
  server.close();
  const again = await replay('hanging');
  expect([live.code, again.code]).toEqual([1, 1]);
  expect(comparable('hanging-again')).toEqual(comparable('hanging'));
});

test.each([
  ['budget', ['--max-requests', '100'], 'the budget of --max-requests 100 is spent'],
  ['refused', [], 'is not accepted'],
])('a run without a verdict has none in its replay (%s)', async (name, args, sentence) => {
  const refusing = await listen((_, response) => void response.writeHead(401).end('{}'));
  const tenant = await serve(createTenant({ contract: userStatus }));
  await record(name, name === 'refused' ? refusing.url : tenant.baseUrl, args);
  refusing.close();
  await tenant.close();
  const { code, stdout } = await replay(name);
  expect([code, stdout]).toEqual([3, expect.stringContaining(sentence)]);
});

test('a token that the target echoes is not in the file', async () => {
  const echo = await listen(({ headers: { authorization = '' } }, response) => {
    response
      .writeHead(201, { 'x-echo': authorization, 'set-cookie': `t=${authorization}` })
      .end(`{"id":"${authorization}"}`);
  });
  await record('echo', echo.url, ['--cases', '5', ...few], secret);
  echo.close();
  const text = readFileSync(inDirectory('echo.jsonl'), 'utf8');
  expect(text).toContain('[redacted]');
  expect(text).not.toContain(secret);
});

describe('an incomplete recording', () => {
  const copy = (name: string, change: (lines: string[]) => string): string => {
    const lines = readFileSync(inDirectory('conformant.jsonl'), 'utf8').split('\n');
    writeFileSync(inDirectory(name), change(lines));
    return name;
  };

  test('is judged as far as it goes, and is never green', async () => {
    const file = copy('cut.jsonl', (lines) => lines.slice(0, 400).join('\n').slice(0, -20));
    const { code, stdout } = await replay('cut', file);
    expect([code, stdout]).toEqual([3, expect.stringContaining('the recording breaks off after 398 exchanges')]);
    expect(resultsIn('cut-again').verdict).toBe('none');
  });

  test('still shows a failure that is in it', async () => {
    const lines = readFileSync(inDirectory('faults.jsonl'), 'utf8').split('\n');
    writeFileSync(inDirectory('cut-faults.jsonl'), lines.slice(0, -4).join('\n'));
    const { code, stdout } = await replay('cut-faults', 'cut-faults.jsonl');
    expect([code, stdout]).toEqual([1, expect.stringContaining('the recording breaks off')]);
  });

  test.each(['..', '%2e%2e', 'a/b', '1?x', '1\u0000'])('that names the id %j is refused', async (id) => {
    const file = copy('elsewhere.jsonl', (lines) => {
      const [header, ...rest] = lines
        .filter((line) => line !== '')
        .map((line) => {
          const { sum: _, ...entry } = JSON.parse(line);
          return entry;
        });
      for (const ids of Object.values<Record<string, string>>(header.recording.settings.idsOf))
        for (const name of Object.keys(ids)) ids[name] = id;
      return [header, ...rest].map(openSealing()).join('');
    });
    const { code, stderr } = await replay('elsewhere', file);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`names the id ${JSON.stringify(id)}, which`)]);
  });

  test.each([
    [{ shard: { index: 5, of: 2 } }, 'names shard 5 of 2, which there is not'],
    [{ shard: { index: 1, of: 4_294_967_295 } }, 'is not a recording of verify'],
    [{ cases: 1e9 }, 'is not a recording of verify'],
    [{ seed: 2 ** 31 }, 'is not a recording of verify'],
    [{ concurrency: 5_000 }, 'is not a recording of verify'],
  ])('whose run had %j is refused', async (settings, sentence) => {
    const file = copy('forged.jsonl', (lines) => {
      const [{ recording }, ...rest] = lines
        .filter((line) => line !== '')
        .map((line) => ({ ...JSON.parse(line), sum: undefined }));
      const header = { recording: { ...recording, settings: { ...recording.settings, ...settings } } };
      return [header, ...rest].map(openSealing()).join('');
    });
    const { code, stderr } = await replay('forged', file);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });

  test.each([
    ['edited', (lines: string[]) => lines.join('\n').replace('"status":400', '"status":201'), 'was changed after'],
    ['foreign', () => '{"log":{"version":"1.2"}}\n\u001b[2J', 'is not a recording of verify'],
    ['empty', () => '', 'is empty'],
  ])('%s: it is said before anything is judged', async (name, change, sentence) => {
    const { code, stdout, stderr } = await replay(name, copy(`${name}.jsonl`, change));
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    expect(stdout + stderr).not.toMatch(/^ {4}at /m);
    expect(stdout + stderr).not.toContain('\u001b');
  });
});

test('a run that is killed leaves a recording of what it sent', async () => {
  const server = await listen((_, response) => void setTimeout(() => response.writeHead(201).end('{}'), 5));
  const file = inDirectory('killed.jsonl');
  const args = ['--cases', '2000', '--record', file, '--report-dir', inDirectory('killed'), '--target', server.url];
  const running = start(['verify', ...args], { GRAPH_TOKEN: secret });
  await running.says('0 of ');
  running.kill('SIGKILL');
  await running.ended;
  server.close();
  const { code, stdout } = await replay('killed');
  expect(stdout).toContain('the recording breaks off after');
  expect(code).toBe(1);
});

test.each([
  [['--seed', '1'], '--seed cannot be combined with --replay'],
  [['--max-requests', '1'], '--max-requests cannot be combined with --replay'],
  [['--record', 'x.jsonl'], '--record cannot be combined with --replay'],
])('a replay takes no %j', async (args, sentence) => {
  const { code, stderr } = await replay('conformant', 'conformant.jsonl', args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});

test('a replay is judged strictly when it is asked to be', async () => {
  const { live } = await both('lenient', ['no-challenge'], ['--cases', '10', ...few]);
  const { code } = await replay('lenient', 'lenient.jsonl', ['--strict']);
  expect([live.code, code]).toEqual([0, 1]);
});

test('a recording is not written over', async () => {
  const { code, stderr } = await run(['verify', '--record', inDirectory('conformant.jsonl')]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('exists already and would be overwritten')]);
});
