// A gate that tests ask: its control endpoint behind a command in several languages, and gate --serve without one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../contracts/user-status/documented/example.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { run, start } from '../test-support/command.ts';
import { checkCommand, secretIn } from './serve-gate.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-control-'));
afterAll(() => rmSync(directory, { recursive: true }));

const recipes = join(__dirname, '../docs/examples/control');

// What pytest does with such a file: before each test setup_function, and every function that begins with test.
const likePytest = `
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, ${JSON.stringify(recipes)})
import test_user_statuses as tests
for name in dir(tests):
    if name.startswith('test_'):
        tests.setup_function()
        getattr(tests, name)()
        print('passed', name)`;

const jestFile = join(__dirname, '../node_modules/jest/bin/jest.js');
const config = JSON.stringify({ rootDir: recipes, transform: {}, cacheDirectory: join(directory, 'jest') });

const runners = [
  { name: 'Jest', command: [process.execPath, jestFile, '--config', config], says: 'Tests:       2 passed, 2 total' },
  { name: 'Python', command: ['python3', '-c', likePytest], says: 'passed test_waits_on_a_throttled_day' },
].filter(({ command: [program = ''] }) => spawnSync(program, ['--version']).status === 0);

test.each(runners)('the recipe for $name passes behind the gate', async ({ command, says }) => {
  const { code, stdout, stderr } = await run(['gate', '--report-dir', join(directory, 'gate'), '--', ...command]);
  expect(stdout + stderr).toContain(says);
  expect(stdout).toContain('CONFORMANT');
  expect(code).toBe(0);
});

test('without a command it prints the variables, and judges until it is stopped', async () => {
  const secret = 'known-to-both-sides';
  const env = { USERSTATUS_GATE_SECRET: secret };
  const running = start(['gate', '--serve', '--report-dir', join(directory, 'served')], env);
  await running.says('NO_PROXY=');
  const [, base = ''] = /^GRAPH_BASE_URL=(\S+)$/m.exec(running.written()) ?? [];
  const [, token = ''] = /^GRAPH_TOKEN=(\S+)$/m.exec(running.written()) ?? [];
  const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' };
  await fetch(base + path, { method: 'POST', headers, body: exampleRequestBody });
  const seen = await fetch(new URL(`/.userstatus/${secret}/findings`, base));
  expect(await seen.json()).toMatchObject({ verdict: 'conformant', creates: 1 });
  running.kill('SIGTERM');
  const { code, stdout } = await running.ended;
  expect([code, stdout]).toEqual([0, expect.stringContaining('CONFORMANT')]);
});

test.each<[string, () => unknown, string]>([
  ['neither', () => checkCommand([]), 'gate takes the command to run, after --; --serve is for none.'],
  ['both', () => checkCommand(['true'], true), '--serve runs no command; leave out what stands after --.'],
  [
    'a short secret',
    () => secretIn({ USERSTATUS_GATE_SECRET: 'short' }),
    'USERSTATUS_GATE_SECRET takes 16 to 200 letters',
  ],
  [
    'one of two segments',
    () => secretIn({ USERSTATUS_GATE_SECRET: 'with/a-slash-in-it' }),
    'USERSTATUS_GATE_SECRET takes 16 to 200 letters',
  ],
])('%s is wrong use', (_, check, sentence) => {
  expect(check).toThrow(WrongUse);
  expect(check).toThrow(sentence);
});
