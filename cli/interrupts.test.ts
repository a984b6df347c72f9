// Interrupts: whenever a run is ended from outside, its record is complete, and neither a server nor a file is left.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { resultsSchema } from '../reports/record/results-schema.ts';
import { type Ran, start } from '../test-support/command.ts';
import { listen } from '../test-support/server.ts';

const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const directory = mkdtempSync(join(tmpdir(), 'userstatus-interrupts-'));
afterAll(() => rmSync(directory, { recursive: true }));

const signals = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
type Signal = (typeof signals)[number];

type Interrupted = Ran & { readonly reports: string; readonly temporary: string };

/** Runs verify, with a temporary directory of its own, and ends it in the middle. */
const interrupt = async (signal: Signal, name: string, args: readonly string[]): Promise<Interrupted> => {
  const [reports, temporary] = [join(directory, name), mkdtempSync(join(directory, 'temporary-'))];
  const running = start(['verify', '--cases', '300', '--report-dir', reports, ...args], {
    TMPDIR: temporary,
    GRAPH_TOKEN: 'a-token-of-the-tests',
  });
  await running.says('0 of ');
  running.kill(signal);
  return { ...(await running.ended), reports, temporary };
};

const isListening = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const reasons: Readonly<Record<Signal, string>> = {
  SIGINT: 'the run was interrupted (SIGINT)',
  SIGTERM: 'the run was interrupted (SIGTERM)',
  SIGKILL: 'the run was not finished',
};

const expectRecord = (reports: string, signal: Signal): void => {
  const results = JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8'));
  expect(isResults(results) ? '' : isResults.errors).toBe('');
  expect(results).toMatchObject({ verdict: 'none', reason: reasons[signal] });
};

describe.each(signals)('%s', (signal) => {
  const isSoft = signal !== 'SIGKILL';

  test('in the middle of a run on a slow target', async () => {
    const server = await listen((_, response) => void setTimeout(() => response.writeHead(201).end('{}'), 50));
    const ran = await interrupt(signal, `${signal}-slow`, ['--target', server.url]);
    server.close();
    expect(ran.code).toBe(isSoft ? 3 : null);
    if (isSoft) expect(ran.stderr).toContain('no verdict: the run was interrupted.');
    // What was learnt until then.
    if (isSoft) expect(ran.stdout).toMatch(/^NO VERDICT {2}the run was interrupted \(SIG\w+\)/);
    expectRecord(ran.reports, signal);
    expect(readdirSync(ran.reports)).toEqual(['results.json']);
  });

  test('in the middle of a run on the embedded tenant leaves no server and no file', async () => {
    const { stderr, reports, temporary } = await interrupt(signal, `${signal}-embedded`, []);
    const [, url = ''] = /verifying (http:\S+)/.exec(stderr) ?? [];
    await expect(isListening(url)).resolves.toBe(false);
    expectRecord(reports, signal);
    expect(readdirSync(reports)).toEqual(['results.json']);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

test('requests that wait for their turn, or for Retry-After, are not sent any more', async () => {
  const asked = Promise.withResolvers<void>();
  const throttling = await listen((_, response) => {
    response.writeHead(429, { 'retry-after': '50' }).end('{}', asked.resolve);
  });
  const running = start(['verify', '--target', throttling.url, '--report-dir', join(directory, 'throttled')], {
    GRAPH_TOKEN: 'a-token-of-the-tests',
  });
  await asked.promise;
  running.kill('SIGINT');
  const { code, stderr } = await running.ended;
  throttling.close();
  expect([code, stderr]).toEqual([3, expect.stringContaining('no verdict: the run was interrupted.')]);
  expect(throttling.seen()).toBeLessThanOrEqual(8);
});

test('a second Ctrl-C waits for nothing', async () => {
  const asked = Promise.withResolvers<void>();
  const hanging = await listen(() => asked.resolve());
  const args = [
    '--target',
    hanging.url,
    '--cleanup',
    '--request-timeout',
    '600000',
    '--report-dir',
    join(directory, 'twice'),
  ];
  const running = start(['verify', ...args], { GRAPH_TOKEN: 'a-token-of-the-tests' });
  await asked.promise;
  running.kill('SIGINT');
  await running.says('waiting at most 5 s for the answers under way');
  running.kill('SIGINT');
  const { code, stderr } = await running.ended;
  hanging.close();
  expect([code, stderr]).toEqual([
    3,
    expect.stringMatching(/\d requests? that may have created more; to continue: npx/),
  ]);
});
