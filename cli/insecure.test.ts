// verify --insecure reaches a server of this machine whose certificate nobody trusts, and every report says so.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../test-support/command.ts';
import { portOf } from '../test-support/listening.ts';
import { makeAuthority, sign } from '../test-support/make-certificates.ts';

jest.setTimeout(60_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-insecure-'));
afterAll(() => rmSync(directory, { recursive: true }));
const files = sign(makeAuthority(directory, 'authority'), join(directory, 'server'), { name: 'DNS:other.example' });

const token = { GRAPH_TOKEN: 'a-token-of-the-target' };
const said = /--insecure|certificate not checked|"insecure": ?true/;

const filesIn = (folder: string): readonly (readonly [name: string, text: string])[] =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

test('it is said in the terminal, in every report, and in those of a replay', async () => {
  const pems = { cert: readFileSync(files.cert), key: readFileSync(files.key) };
  const server = createServer(pems, (message, response) => {
    message.resume().once('end', () => response.writeHead(400, { 'content-type': 'application/json' }).end('{}'));
  });
  const target = `https://127.0.0.1:${await portOf(server)}/beta`;
  const reporters = ['terminal', 'html', 'junit', 'md', 'sarif', 'annotations', 'ctrf', 'har', 'badge'];
  const [first, second, recording] = ['first', 'second', 'run.jsonl'].map((name) => join(directory, name));
  const few = ['--only', 'paths.example', '--cases', '0', '--reporter', ...reporters];
  const ran = await run(
    ['verify', '--target', target, '--insecure', ...few, '--report-dir', String(first), '--record', String(recording)],
    token,
  );
  server.close().closeAllConnections();
  const replayed = await run(['verify', '--replay', String(recording), '--report-dir', String(second)]);
  expect([ran.code, replayed.code]).toEqual([1, 1]);
  expect(ran.stderr).toMatch(/warning: --insecure: the certificate of 127\.0\.0\.1:\d+ is not checked/);
  const reports = [...filesIn(String(first)), ...filesIn(String(second))];
  expect(reports.length).toBeGreaterThan(reporters.length);
  expect(reports.filter(([, text]) => !said.test(text)).map(([name]) => name)).toEqual([]);
  expect([ran.stdout, replayed.stdout].filter((text) => !said.test(text))).toEqual([]);
});

test('elsewhere it is wrong use, and nothing is sent', async () => {
  const { code, stderr } = await run(['verify', '--target', 'https://198.51.100.7/beta', '--insecure', '--yes'], token);
  expect([code, stderr]).toEqual([2, expect.stringContaining('private addresses alone, and 198.51.100.7 is neither')]);
});
