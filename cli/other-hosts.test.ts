// Every command that sends to another host asks first, sends no token there unencrypted, and follows no redirect with one.
// Such a host is 0.0.0.0: the system connects it with this machine, and the commands cannot know that.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../contracts/user-status/contract.ts';
import { type Ran, run } from '../test-support/command.ts';
import { ids } from '../test-support/deletable.ts';
import { listen, type Server } from '../test-support/server.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-other-hosts-'));
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

const secret = 'a-token-that-must-stay-here';
const token = { GRAPH_TOKEN: secret };
const graphToken = `e30.${Buffer.from('{"aud":"https://graph.microsoft.com"}').toString('base64url')}.x`;

/** A server, under its name as another machine, and what it was sent. */
const otherHost = async (location?: string) => {
  const seen: IncomingMessage[] = [];
  const server = await listen((message, response) => {
    seen.push(message);
    response.writeHead(location === undefined ? 404 : 307, location === undefined ? {} : { location }).end('{}');
  });
  open.push(server);
  return { url: server.url.replace('127.0.0.1', '0.0.0.0'), seen };
};

const listFor = (target: string): string => {
  const file = join(directory, `${new URL(target).port || new URL(target).host}.jsonl`);
  const run = '00000000-0000-4000-8000-000000000000';
  const lines = [
    { format: 'userstatus-conformance created', version: 1, target, run },
    { sent: 1, path: 'deviceConfiguration', ids: [ids.deviceConfigurationId] },
    { made: 1, id: 'x' },
  ];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
};

const reports = ['--report-dir', join(directory, 'reports')];

/** The commands that send to a target, with what each needs. */
const commands: readonly (readonly [string, (target: string) => readonly string[]])[] = [
  ['verify', (target) => ['verify', '--target', target, '--cases', '0', '--no-cleanup', ...reports]],
  ['verify --wait-for', (target) => ['verify', '--target', target, '--cases', '0', '--wait-for', '5', ...reports]],
  ['discover', (target) => ['discover', '--target', target]],
  ['cleanup', (target) => ['cleanup', listFor(target), '--target', target]],
];

describe.each(commands)('%s', (_, args) => {
  test('sends nothing before anyone agreed', async () => {
    const { url, seen } = await otherHost();
    const { code, stderr } = await run([...args(url), '--plain-http'], token);
    expect([code, stderr]).toEqual([2, expect.stringContaining('0.0.0.0')]);
    expect(stderr).toMatch(/sends to http:\/\/0\.0\.0\.0.*[\s\S]*without a terminal no one can confirm: .*--yes/);
    expect(seen).toHaveLength(0);
  });

  test('sends no token unencrypted, with --yes neither', async () => {
    const { url, seen } = await otherHost();
    const { code, stderr } = await run([...args(url), '--yes'], token);
    expect([code, stderr]).toEqual([2, expect.stringContaining('unencrypted')]);
    expect(seen).toHaveLength(0);
  });

  test('sends with both, and a redirect takes the token nowhere', async () => {
    const third = await otherHost();
    const { url, seen } = await otherHost(`${third.url}/beta`);
    const { code } = await run([...args(url), '--yes', '--plain-http'], token);
    expect(code).not.toBe(2);
    expect(seen.map(({ headers }) => headers.authorization)).toContain(`Bearer ${secret}`);
    expect(third.seen).toHaveLength(0);
  });
});

describe('a list of what a run created', () => {
  const cleanup = (target: string, ...more: readonly string[]): Promise<Ran> =>
    run(['cleanup', listFor(target), ...more], token);

  test.each([[['--plain-http']], [['--yes', '--plain-http']]])(
    'does not send the token to the host that it names, whatever is said besides: %j',
    async (args) => {
      const { url, seen } = await otherHost();
      const { code, stderr } = await cleanup(url, ...args);
      expect([code, stderr]).toEqual([2, expect.stringContaining('the list alone names it, so give --target')]);
      expect(seen).toHaveLength(0);
    },
  );

  test.each([
    ['https://user@mock.example/beta', 'must not hold a user or password'],
    ['https://mock.example', 'the list alone names it'],
    ['https://graph.microsoft.com/beta', 'the list alone names it'],
    ['http://mock.example', 'unencrypted'],
    ['ftp://mock.example', 'takes an http or https URL'],
  ])('for %s is refused', async (target, sentence) =>
    expect(await cleanup(target, '--yes')).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) }),
  );

  test('gets no token for Microsoft Graph on this machine either, unless the user names the target', async () => {
    const { url, seen } = await otherHost();
    const here = url.replace('0.0.0.0', '127.0.0.1');
    const graph = { GRAPH_TOKEN: graphToken };
    const refused = await run(['cleanup', listFor(here), '--yes'], graph);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('the list alone names it')]);
    expect(seen).toHaveLength(0);
    const named = await run(['cleanup', listFor(here), '--target', here], graph);
    expect(named.stderr).toContain("is not Microsoft's");
    expect(seen.length).toBeGreaterThan(0);
  });

  test('does not lead a named target elsewhere', async () => {
    const [named, listed] = [await otherHost(), await otherHost()];
    const { code, stderr } = await cleanup(listed.url, '--target', named.url, '--yes', '--plain-http');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--another-origin')]);
    expect([...named.seen, ...listed.seen]).toHaveLength(0);
  });

  test('deletes nothing below a configuration that --config does not name', async () => {
    const { url, seen } = await otherHost();
    const config = join(directory, 'own.yaml');
    writeFileSync(config, 'ids: { deviceConfigurationId: mine, windows81TrustedRootCertificateId: mine }');
    const { code, stderr } = await cleanup(url, '--target', url, '--yes', '--plain-http', '--config', config);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`whose configuration ${config} does not name`)]);
    expect(seen).toHaveLength(0);
  });

  test('is shown with its collections', async () => {
    const { url } = await otherHost();
    const { stderr } = await cleanup(url, '--plain-http');
    expect(stderr).toContain(`1  DELETE ${userStatus.paths.fill('deviceConfiguration', ids)}/...`);
  });
});

test('a token for Microsoft Graph goes to another host only with a word on it', async () => {
  const { url, seen } = await otherHost();
  const args = ['discover', '--target', url, '--plain-http'];
  const refused = await run(args, { GRAPH_TOKEN: graphToken });
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("is not Microsoft's")]);
  expect(seen).toHaveLength(0);
  const sent = await run([...args, '--yes'], { GRAPH_TOKEN: graphToken });
  expect([sent.code, sent.stderr]).toEqual([3, expect.stringContaining("is not Microsoft's")]);
});
