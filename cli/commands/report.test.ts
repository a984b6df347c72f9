// The command report: every format, shards merged, runs compared, and files refused that are not a record.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../test-support/command.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-report-'));
const at = (name: string): string => join(directory, name);
afterAll(() => rmSync(directory, { recursive: true }));

const shard = (index: number) =>
  run(['verify', '--seed', '1', '--cases', '4', '--shard', `${index}/2`, '--report-dir', at(`shard-${index}`)]);

beforeAll(async () => {
  await Promise.all([shard(1), shard(2)]);
});

test('shards are one run, compared with a part of it', async () => {
  const whole = await run(['report', 'merge', at('shard-1'), at('shard-2'), '--report-dir', at('whole')]);
  expect(whole).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/CONFORMANT {2}(\d+) of \1 /),
  });
  const half = await run(['report', 'merge', at('shard-1'), '--report-dir', at('half')]);
  expect(half).toMatchObject({ code: 3, stdout: expect.stringContaining('shard 2/2 is missing') });
  expect(await run(['report', 'diff', at('whole'), at('half')])).toMatchObject({ code: 1 });
  expect(await run(['report', 'diff', at('half'), at('whole')])).toMatchObject({ code: 0 });
});

test('every format is written beside the record, or one printed', async () => {
  await run(['report', 'merge', at('shard-1'), at('shard-2'), '--report-dir', at('all')]);
  expect(await run(['report', at('all')])).toMatchObject({ code: 0 });
  expect(readdirSync(at('all'))).toHaveLength(9);
  const { stdout } = await run(['report', 'html', at('all')]);
  expect(stdout).toMatch(/^<!doctype html>.*<\/html>\n$/s);
});

test.each([
  ['no directory', [], 'report takes the directory that verify wrote to'],
  ['a directory that is not there', ['html', 'nowhere'], 'nowhere does not exist'],
  ['no JSON', ['html', at('text')], 'is not JSON'],
  ['another JSON', ['html', at('other')], 'is not a results.json of this version'],
  ['several directories and no place', [at('shard-1'), at('shard-2')], 'needs --report-dir'],
  ['two runs to merge', ['merge', at('shard-1'), at('strange'), '--report-dir', at('x')], 'does not exist'],
])('%s is said, with exit code 2', async (_, args, sentence) => {
  writeFileSync(at('text'), 'x');
  writeFileSync(at('other'), '{}');
  const { code, stderr } = await run(['report', ...args]);
  expect(stderr).toContain(sentence);
  expect(code).toBe(2);
});

test('every format that the help names is there', async () => {
  const { stdout } = await run(['report', '--help']);
  const offered = [...stdout.matchAll(/^ {2}(\w+) (?:\[options\] )?<dir/gm)].map(([, name]) => name);
  const known = await run(['verify', '--reporter', 'pdf']);
  const others = ['merge', 'waivers', 'history'];
  for (const name of offered.filter((each = '') => !others.includes(each))) expect(known.stderr).toContain(name);
});
