// Nothing is sent to another machine before the user has read the plan and confirmed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { userStatus } from '../contracts/user-status/contract.ts';
import type { Asked } from '../engine/connection/consent/ask.ts';
import { NoVerdict, WrongUse } from '../engine/settings/errors.ts';
import { type RunOptions, readSettings, type Settings } from '../engine/settings/settings.ts';
import { run } from '../test-support/command.ts';
import { listen } from '../test-support/server.ts';
import { agreed } from './consent.ts';
import { planLines } from './plan.ts';

const elsewhere = 'https://graph.example/beta';
const token = { GRAPH_TOKEN: 'a-token-of-the-tests' };
const settingsOf = (said: RunOptions = {}) =>
  readSettings(userStatus, { target: elsewhere, seed: '1', ...said }, token);

const ask = (settings: Settings, yes: boolean, asked: Asked): Promise<Settings> =>
  agreed(settings, { yes, plan: () => planLines(settings) }, asked);

const terminal = (answer: string | undefined, isTTY = true): Asked & { readonly written: () => string } => {
  const [input, output] = [Object.assign(new PassThrough(), { isTTY }), new PassThrough()];
  let text = '';
  output.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  if (answer === undefined) input.end();
  else input.write(answer);
  return { input, output, written: () => text };
};

test.each(['y\n', 'Y\n', 'yes\n', ' YES \n'])('%j sends', async (answer) => {
  const asked = terminal(answer);
  await ask(settingsOf(), false, asked);
  expect(asked.written()).toContain(planLines(settingsOf()).join('\n'));
});

test.each(['n\n', '\n', 'yesterday\n', undefined])('%j sends nothing', async (answer) =>
  expect(ask(settingsOf(), false, terminal(answer))).rejects.toThrow(NoVerdict),
);

test('without a terminal --yes is needed, and enough', async () => {
  await expect(ask(settingsOf(), false, terminal('y\n', false))).rejects.toThrow(WrongUse);
  const asked = terminal(undefined, false);
  await ask(settingsOf(), true, asked);
  expect(asked.written()).toBe('');
});

test.each(['http://127.0.0.1:9/beta', 'http://localhost:9'])('%s needs no confirmation', async (target) => {
  const asked = terminal(undefined, false);
  await ask(settingsOf({ target }), false, asked);
  expect(asked.written()).toBe('');
});

test('the plan says where, how much, and within which limits', () => {
  const lines = planLines(settingsOf({ maxRequests: '20000', concurrency: '4' }));
  expect(lines[0]).toBe(`verify sends to ${elsewhere}`);
  expect(lines.filter((line) => line.endsWith('/userStatuses'))).toHaveLength(8);
  expect(lines.at(-1)).toBe('At most 4 at once, 5 a second, 20,000 requests, 60 minutes; seed 1.');
});

test('on the command line: refused without --yes, sent with it', async () => {
  const [refused, sent] = await Promise.all([
    run(['verify', '--target', 'https://graph.example/beta'], token),
    run(['verify', '--target', 'https://graph.invalid/beta', '--yes', '--report-dir', 'reports/runs/consent'], token),
  ]);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('pass --yes to send all this')]);
  expect([sent.code, sent.stdout]).toEqual([3, expect.stringContaining('cannot be reached')]);
});

test('a dry run prints the plan and sends nothing', async () => {
  let heard = 0;
  const server = await listen((_, response) => {
    heard += 1;
    response.end();
  });
  const { code, stdout } = await run(['verify', '--target', server.url, '--dry-run'], token);
  server.close();
  expect([code, heard]).toEqual([0, 0]);
  expect(stdout).toMatch(/\d,\d{3} requests in total[\s\S]*Nothing was sent\.\n$/);
});

test('the suites under Jest alone need a confirmation as well', () => {
  const root = join(__dirname, '..');
  const jestFile = join(root, 'node_modules/jest/bin/jest.js');
  const { status, stderr } = spawnSync(process.execPath, [jestFile, '--selectProjects', 'provider'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...token, GRAPH_BASE_URL: elsewhere, USERSTATUS_REPORT_DIR: 'reports/runs/consent' },
  });
  expect(status).toBe(1);
  expect(stderr).toContain('graph.example is not this machine');
});
