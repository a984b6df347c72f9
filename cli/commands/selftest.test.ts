// The command selftest: what it prints, writes and ends with.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sampleOfDay } from '../../engine/selftest/sample.ts';
import { run, start } from '../../test-support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-selftest-'));
afterAll(() => rmSync(directory, { recursive: true }));

const into = (name: string): string[] => ['--report-dir', join(directory, name)];
const read = (name: string, file: string): string => readFileSync(join(directory, name, file), 'utf8');

test('it reports that the suite is sound, and writes the matrix', async () => {
  const args = ['--fault', 'status-200', 'id-missing', 'reversed', 'chunked', '--cases', '2', '--seeds', '2'];
  const { code, stdout, stderr } = await run(['selftest', ...args, ...into('sound')]);
  expect(stderr).toMatch(/9 of 9 trials(?: +[\d,.]+\/s)?\n$/);
  expect(stdout).toMatch(/^answers\.created +\d+ cases, 1 of [\d,]+ +●$/m);
  expect(stdout).toContain('SOUND  2 of 2 faults caught, 2 of 2 lawful oddities pass over 2 seeds');
  expect(stdout).toMatch(
    /^Detection limit \(95 %\): a fault in 1 of \d+ requests .*, with \d+ cases? per path and theme$/m,
  );
  expect(code).toBe(0);
  expect(readdirSync(join(directory, 'sound'))).toEqual(['kill-matrix.html', 'selftest.json']);
  const record = JSON.parse(read('sound', 'selftest.json'));
  expect(record).toMatchObject({ schemaVersion: 1, seed: 1, seeds: 2, survivors: [], falseAlarms: [] });
  expect(read('sound', 'kill-matrix.html')).toMatch(/^<!doctype html>.*sound.*status-200/s);
});

test('a sample is named, and tries fewer seeds', async () => {
  const args = ['--fault', 'status-200', 'reversed', '--cases', '1', '--seeds', '9', '--sample', '20785'];
  const { code, stdout, stderr } = await run(['selftest', ...args, ...into('sample')]);
  expect(stderr).toMatch(/3 of 3 trials(?: +[\d,.]+\/s)?\n$/);
  expect(stdout).toContain('1 of 1 lawful oddities pass over 2 seeds');
  expect(stdout).toContain('Repeat with --sample 20785');
  expect(code).toBe(0);
  expect(JSON.parse(read('sample', 'selftest.json'))).toMatchObject({ sample: 20_785, oddities: [{ seeds: 2 }] });
  expect(read('sample', 'kill-matrix.html')).toContain('over 2 seeds');
});

test('a sample without a number is that of the day', async () => {
  const days = [sampleOfDay(new Date())];
  await run(['selftest', '--fault', 'reversed', '--cases', '1', '--sample', ...into('day')]);
  days.push(sampleOfDay(new Date()));
  expect(days).toContain(JSON.parse(read('day', 'selftest.json')).sample);
});

test('a fault that survives is named, and the exit code says so', async () => {
  const args = ['selftest', '--fault', 'refuses-combinations', '--cases', '1', ...into('unsound')];
  const { code, stdout } = await run(args);
  expect(stdout).toContain('survivor the fault refuses-combinations on one path only is not caught by bodies.valid');
  expect(stdout).toMatch(/^bodies\.valid .*✗$/m);
  expect(stdout).toContain('UNSOUND  0 of 1 fault caught');
  expect(code).toBe(1);
  expect(read('unsound', 'kill-matrix.html')).toContain('unsound');
});

test('a fault that does not exist', async () => {
  const { code, stderr } = await run(['selftest', '--fault', 'status-20', ...into('wrong')]);
  expect([code, stderr]).toEqual([
    2,
    'error: --fault: there is no fault or oddity status-20; did you mean status-200?\n',
  ]);
});

// Many trials of one fault: a selftest of them all begins late.
const long = ['selftest', '--fault', 'status-200', 'reversed', '--seeds', '50'];

test('an interrupt ends it, and nothing is written', async () => {
  const running = start([...long, ...into('interrupted')]);
  await running.says('0 of ');
  running.kill('SIGINT');
  const { code, stderr } = await running.ended;
  expect([code, stderr]).toEqual([3, expect.stringContaining('no verdict: the selftest was interrupted (SIGINT)')]);
  expect(readdirSync(join(directory, 'interrupted'))).toEqual([]);
});

test('an interrupt leaves the terminal as it was: with a cursor, and lines that wrap', async () => {
  const terminal = `--import=${pathToFileURL(join(__dirname, '../../test-support/terminal.ts'))}`;
  const running = start([...long, ...into('terminal')], { NODE_OPTIONS: terminal });
  await running.says(' trials ');
  running.kill('SIGINT');
  const { stderr } = await running.ended;
  const [cursor, wrapping] = ['\u001b[?25', '\u001b[?7'];
  expect(stderr).toContain(`${cursor}l`);
  expect(stderr.lastIndexOf(`${cursor}h`)).toBeGreaterThan(stderr.lastIndexOf(`${cursor}l`));
  expect(stderr.lastIndexOf(`${wrapping}h`)).toBeGreaterThan(stderr.lastIndexOf(`${wrapping}l`));
});
