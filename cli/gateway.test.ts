// A key in the target's query, and one in a header of the configuration: sent with every request, and nowhere to be read.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asVariable } from '../engine/settings/own-headers.ts';
import { curlOf } from '../reports/record/curl.ts';
import { run } from '../test-support/command.ts';
import { listen } from '../test-support/server.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-gateway-'));
afterAll(() => rmSync(directory, { recursive: true }));

const config = join(directory, 'c.yaml');
writeFileSync(config, `headers:\n  Ocp-Apim-Subscription-Key: ${asVariable('APIM_KEY')}\n`);
const keys = { query: 'q-7Zk2mXw94LbTt0', header: 'h-9Qv3nPs81RcYy6' };
const environment = { GRAPH_TOKEN: 'a-token-of-the-target', APIM_KEY: keys.header };

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

/** A server that echoes what it was sent, and what that was. */
const echo = async () => {
  const seen: (readonly [string | undefined, unknown])[] = [];
  const server = await listen(({ url, headers }, response) => {
    seen.push([url, headers['ocp-apim-subscription-key']]);
    response
      .writeHead(400, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { code: url, headers } }));
  });
  return { ...server, seen };
};

test('verify sends both with every request, and shows neither', async () => {
  const server = await echo();
  const out = join(directory, 'out');
  const target = `${server.url}/beta?api-version=1&subscription-key=${keys.query}`;
  const files = ['--report-dir', out, '--record', join(out, 'r.jsonl'), '--config', config];
  const { stdout, stderr } = await run(['verify', '--target', target, '--cases', '0', ...files], environment);
  server.close();
  const query = `?api-version=1&subscription-key=${keys.query}`;
  expect(server.seen.length).toBeGreaterThan(3);
  expect(server.seen.filter(([url, key]) => !url?.endsWith(query) || key !== keys.header)).toEqual([]);
  const written = filesIn(out).map((file) => readFileSync(file, 'latin1'));
  expect(written.length).toBeGreaterThan(1);
  const shown = [stdout, stderr, ...written].join('\n');
  expect([keys.query, keys.header].filter((key) => shown.includes(key))).toEqual([]);
  expect(shown).toMatch(/beta\?api-version=1&subscription-key='\\?"\$\{SECRET_SUBSCRIPTION_KEY:\?/);
}, 60_000);

test('the curl command of a report asks for both, and sends them', async () => {
  const server = await echo();
  const route = {
    headers: { 'Ocp-Apim-Subscription-Key': asVariable('APIM_KEY') },
    query: ['code=[9 characters not shown]'],
  };
  const request = { method: 'GET', path: '/x?$top=1', headers: {}, body: '' };
  const command = curlOf(`${server.url}/beta`, request, { route });
  const given = { PATH: process.env['PATH'], APIM_KEY: keys.header, SECRET_CODE: keys.query };
  await promisify(execFile)('sh', ['-c', command], { env: given });
  await expect(promisify(execFile)('sh', ['-c', command], { env: { ...given, APIM_KEY: '' } })).rejects.toThrow(
    'APIM_KEY',
  );
  server.close();
  expect(server.seen).toEqual([[`/beta/x?$top=1&code=${keys.query}`, keys.header]]);
});

test('discover sends both as well', async () => {
  const server = await echo();
  const target = `${server.url}/beta?subscription-key=${keys.query}`;
  const { stderr } = await run(['discover', '--target', target, '--config', config], environment);
  server.close();
  expect(server.seen.map(([, key]) => key)).toEqual([keys.header]);
  expect(server.seen[0]?.[0]).toMatch(new RegExp(`\\?subscription-key=${keys.query}$`));
  expect(stderr).not.toContain(keys.query);
});

test('a variable that is not set is named, and nothing is sent', async () => {
  const server = await echo();
  const { code, stderr } = await run(['verify', '--target', `${server.url}/beta`, '--config', config], {
    ...environment,
    APIM_KEY: '',
  });
  server.close();
  expect([code, stderr, server.seen]).toEqual([2, expect.stringContaining('needs APIM_KEY, which is not set'), []]);
});
