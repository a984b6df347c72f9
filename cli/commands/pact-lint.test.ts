// `pact lint` as a command: its output and its exit codes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../test-support/command.ts';
import { bodyRules, exampleAnswered, exampleSent, pactOf } from '../../test-support/pacts.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'userstatus-lint-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const written = (name: string, value: unknown): string => {
  const file = join(directory, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

const pinnedId = { answered: { id: exampleAnswered['id'] } };
const undeclared = { sent: { ...exampleSent, nickname: 'x' }, status: 400 };
const unknown = { ...pinnedId, rules: bodyRules({ '$.id': { match: 'semver' } }) };

test('the pinned pact has no findings: 0', async () => {
  const { code, stdout } = await run(['pact', 'lint', 'contracts/user-status/pacts']);
  expect(stdout).toBe('192 interactions: 0 errors, 0 warnings, 0 not judged\n');
  expect(code).toBe(0);
});

test('a pin that the page does not promise is reported with what a conformant provider may answer: 1', async () => {
  const { code, stdout } = await run(['pact', 'lint', written('id.json', pactOf(pinnedId))]);
  expect(stdout).toContain('error answers.id in "a create"');
  expect(stdout).toContain('/id: pinned "7e323db2-3db2-7e32-b23d-327eb23d327e"');
  expect(stdout).toContain('the answer of a conformant provider that keeps the page to the letter');
  expect(code).toBe(1);
});

test('a pattern that takes too long is not judged: 3', async () => {
  const rules = bodyRules({ '$.id': { match: 'regex', regex: '^(([\\w-])+.?)+!$' } });
  const { code, stdout } = await run(['pact', 'lint', written('slow.json', pactOf({ ...pinnedId, rules }))]);
  expect(stdout).toContain('unjudged answers.id in "a create"');
  expect(stdout).toContain('a pattern that took too long to be tried');
  expect(code).toBe(3);
});

test('a pin that only a SHOULD promises is a warning, and counts with --strict', async () => {
  const rules = { status: { $: { combine: 'AND', matchers: [{ match: 'statusCode', status: 'clientError' }] } } };
  const file = written('should.json', pactOf({ ...undeclared, rules }));
  expect((await run(['pact', 'lint', file])).code).toBe(0);
  expect((await run(['pact', 'lint', file, '--strict'])).code).toBe(1);
});

test('an interaction that cannot be judged is not a success: 3', async () => {
  const { code, stdout } = await run(['pact', 'lint', written('unknown.json', pactOf(unknown))]);
  expect(stdout).toContain('1 interactions: 0 errors, 0 warnings, 1 not judged');
  expect(code).toBe(3);
});

test('--json gives the findings as data', async () => {
  const { stdout } = await run(['pact', 'lint', '--json', written('json.json', pactOf(pinnedId))]);
  expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ requirement: 'answers.id', severity: 'error' })]);
});

test.each([
  ['nothing', [], "missing required argument 'file'"],
  ['a file that is not there', ['nowhere.json'], 'the pact file nowhere.json cannot be read'],
  ['a file that is not JSON', ['README.md'], 'is not JSON'],
  ['a file that is not a pact', ['package.json'], 'is not a pact'],
  ['a directory without pacts', ['docs'], 'holds no pact files'],
])('%s is wrong use: 2', async (_, files, message) => {
  const { code, stderr } = await run(['pact', 'lint', ...files]);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test('a pact without interactions is wrong use: 2', async () => {
  const { code, stderr } = await run(['pact', 'lint', written('empty.json', pactOf())]);
  expect(stderr).toContain('has no interactions');
  expect(code).toBe(2);
});
