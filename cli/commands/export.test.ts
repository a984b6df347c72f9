// `export` as a command.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { exportFormats } from '../../exports/formats.ts';
import { run } from '../../test-support/command.ts';

test('without a format the formats are listed', async () => {
  const { code, stdout } = await run(['export']);
  expect(stdout.trim().split('\n')).toHaveLength(Object.keys(exportFormats).length);
  expect(code).toBe(0);
});

test('a format is printed as it is, and nothing else', async () => {
  const { code, stdout, stderr } = await run(['export', 'csdl']);
  expect(stdout).toBe(exportFormats['csdl']?.make(userStatus));
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test.each(['swagger', 'constructor', ''])('an unknown format is wrong use: 2 (%p)', async (name) => {
  const { code, stderr, stdout } = await run(['export', name]);
  expect(stderr).toMatch(/^error: there is no format .*; did you mean \w+/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('the help names every format', async () => {
  const { stdout } = await run(['export', '--help']);
  for (const name of Object.keys(exportFormats)) expect(stdout).toContain(name);
});
