// Errors that nothing catches end a command with 3 and one sentence, never with 1.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const guard = pathToFileURL(join(__dirname, 'process-guard.ts')).href;
const errors = pathToFileURL(join(__dirname, '../engine/settings/errors.ts')).href;

const endOf = (script: string) => {
  const guarded = `const { decideExitCode, guardProcess } = await import('${guard}'); const { WrongUse } = await import('${errors}');
    guardProcess(); setInterval(() => undefined, 1000); ${script}`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', guarded], { encoding: 'utf8' });
  return [status, stderr];
};

test.each([
  [
    'an error thrown later',
    "setImmediate(() => { throw new Error('too late'); });",
    3,
    /^this is a bug .*: too late \(.*\)\n$/,
  ],
  [
    'a promise that no one awaits',
    "void Promise.reject(new Error('unseen'));",
    3,
    /^this is a bug .*: unseen \(.*\)\n$/,
  ],
  ['something other than an error', "setImmediate(() => { throw 'a text'; });", 3, /^this is a bug .*: a text\n$/],
  [
    'an error of the machine',
    "(await import('node:fs')).writeFileSync('/no/such/file', '')",
    3,
    /^no verdict: this machine does not allow it: ENOENT.*\n$/,
  ],
  ['wrong use', "setImmediate(() => { throw new WrongUse('no.'); });", 2, /^error: no\.\n$/],
])('%s', (_, script, code, sentence) => expect(endOf(script)).toEqual([code, expect.stringMatching(sentence)]));

test.each([
  [
    '1 before the command has ended',
    'process.exit(1);',
    3,
    /^no verdict: the process was ended before the command was/,
  ],
  [
    '0 before the command has ended',
    'process.exit(0);',
    3,
    /^no verdict: the process was ended before the command was/,
  ],
  ['1 after the command ended with 0', 'decideExitCode(); process.exit(1);', 0, /^$/],
  ['0 after the command ended with 1', 'process.exitCode = 1; decideExitCode(); process.exit(0);', 1, /^$/],
  ['3 after the command ended with 0', 'decideExitCode(); process.exit(3);', 3, /^$/],
])('a module that ends the process with %s', (_, script, code, sentence) =>
  expect(endOf(script)).toEqual([code, expect.stringMatching(sentence)]),
);

test('a command that waits for what can no longer come ends with 3', () => {
  const waiting = `const { guardProcess } = await import('${guard}'); guardProcess(); await new Promise(() => undefined);`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', waiting], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([3, expect.stringContaining('no verdict: the command waited for something')]);
});
