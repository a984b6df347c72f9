// Bad input ends with exit code 2 and one sentence that names what is wrong; nothing is sent.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../test-support/command.ts';
import { listen, type Server } from '../test-support/server.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-bad-input-'));
const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};

let server: Server;
beforeAll(async () => {
  server = await listen((_, response) => response.end());
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

const token = { GRAPH_TOKEN: 'a-token-of-the-tests' };

const cases: readonly (readonly [string, readonly string[], string])[] = [
  ['an unknown command', ['verfy'], "unknown command 'verfy'"],
  ['an unknown option', ['verify', '--nope'], "unknown option '--nope'"],
  ['an option without its value', ['verify', '--seed'], "option '--seed <n>' argument missing"],
  [
    'a target that is not a URL',
    ['verify', '--target', 'nonsense'],
    '--target takes a URL such as https://host/beta, not "nonsense"',
  ],
  [
    'a target of another scheme',
    ['verify', '--target', 'ftp://host/beta'],
    '--target takes an http or https URL, not one of ftp',
  ],
  [
    'credentials in the target',
    ['verify', '--target', 'https://me:hidden-word@host/beta'],
    '--target must not hold a user or password',
  ],
  [
    'a seed that is not a number',
    ['verify', '--seed', 'x'],
    '--seed takes a whole number from 0 to 2147483647, not "x"',
  ],
  [
    'cases that are not a number',
    ['verify', '--cases', '1.5'],
    '--cases takes a whole number from 0 to 10000000, not "1.5"',
  ],
  ['a concurrency of zero', ['verify', '--concurrency', '0'], '--concurrency takes a whole number from 1 to 1024'],
  ['a time-out that is negative', ['verify', '--request-timeout', '-1'], '--request-timeout takes a whole number'],
  [
    'an unknown requirement',
    ['verify', '--only', 'bodies.devicesCont.values'],
    'there is no requirement bodies.devicesCont.values; did you mean bodies.devicesCount.values?',
  ],
  [
    'an id that is not one of a case',
    ['verify', '--case', 'first'],
    '--case takes the id of a case as a report names it, not "first"',
  ],
  [
    'an unknown reporter',
    ['verify', '--reporter', 'pdf'],
    '--reporter: unknown reporter pdf; available: terminal, html, junit, md, sarif, annotations, ctrf, har, badge',
  ],
  ['a missing configuration', ['verify', '--config', join(directory, 'none.yaml')], 'none.yaml cannot be read'],
  [
    'a configuration that is not YAML',
    ['verify', '--config', file('broken.yaml', 'a: [')],
    'broken.yaml is neither YAML nor JSON',
  ],
  [
    'an unknown key',
    ['verify', '--config', file('key.yaml', 'limits: { speed: 1 }')],
    'limits has the unknown key "speed"',
  ],
  [
    'an unknown path',
    ['verify', '--config', file('path.yaml', 'paths: { nowhere: {} }')],
    'paths has the unknown key "nowhere"',
  ],
  [
    'a value of the wrong type',
    ['verify', '--config', file('type.json', '{"ids":{"deviceConfigurationId":7}}')],
    'ids.deviceConfigurationId must be string',
  ],
  ['a report directory that is a file', ['verify', '--report-dir', file('taken', '')], '--report-dir'],
  ['an invalid port', ['tenant', '--port', '70000'], '--port takes a number from 0 to 65535, not "70000"'],
  ['an unknown fault', ['tenant', '--fault', 'no-such'], 'unknown fault no-such'],
];

test.each(cases)('%s is wrong use', async (_, args, sentence) => {
  const target = args[0] === 'verify' && !args.includes('--target') ? ['--target', server.url] : [];
  const { code, stderr, stdout } = await run([args[0] ?? '', ...target, ...args.slice(1)], token);
  expect(stderr).toContain(sentence);
  expect(code).toBe(2);
  expect(stdout + stderr).not.toMatch(/^ {4}at |hidden-word/m);
});

describe.each([['verify'], ['pact', 'verify'], ['discover']])('%s %s', (...command) => {
  const words = command.filter((word) => typeof word === 'string');

  test.each([
    ['an empty --target', ['--target', ''], {}, '--target is empty'],
    ['an empty GRAPH_BASE_URL', [], { GRAPH_BASE_URL: '' }, 'GRAPH_BASE_URL is empty'],
  ])('%s is wrong use', async (_, args, env, sentence) => {
    const { code, stderr, stdout } = await run([...words, ...args], { ...token, ...env });
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(sentence)]);
  });
});

test('a missing token is wrong use', async () => {
  const { code, stderr } = await run(['verify', '--target', server.url]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('GRAPH_TOKEN is not set')]);
});

test('a token with a line break is wrong use, and not printed', async () => {
  const { code, stderr } = await run(['verify', '--target', server.url], { GRAPH_TOKEN: 'one\ntwo' });
  expect([code, stderr]).toEqual([2, expect.stringContaining('white space or a character that no header may hold')]);
  expect(stderr).not.toContain('two');
});

test('a port in use is wrong use', async () => {
  const { code, stderr } = await run(['tenant', '--port', new URL(server.url).port]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('EADDRINUSE')]);
});

test('nothing was sent', () => expect(server.seen()).toBe(0));
