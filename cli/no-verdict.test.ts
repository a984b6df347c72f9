// No verdict: exit code 3, one sentence that says why, and a complete results.json.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttp, type ServerResponse } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { resultsSchema } from '../reports/record/results-schema.ts';
import { certificate } from '../test-support/certificate.ts';
import { run } from '../test-support/command.ts';
import { portOf } from '../test-support/listening.ts';
import { listen } from '../test-support/server.ts';

const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const directory = mkdtempSync(join(tmpdir(), 'userstatus-no-verdict-'));
afterAll(() => rmSync(directory, { recursive: true }));

const token = { GRAPH_TOKEN: 'a-token-of-the-tests' };

const reportOf = (name: string): string => join(directory, name);
const resultsIn = (name: string) => JSON.parse(readFileSync(join(reportOf(name), 'results.json'), 'utf8'));

const expectNone = (name: string): void => {
  const results = resultsIn(name);
  expect(isResults(results) ? '' : isResults.errors).toBe('');
  expect(results.verdict).toBe('none');
  expect(readdirSync(reportOf(name))).toEqual(['results.json']);
};

const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  (_: unknown, response: ServerResponse): void =>
    void response.writeHead(status, headers).end('{}');

test.each([
  [401, 'the token (of GRAPH_TOKEN or --credential) is not accepted', {}],
  [403, 'needs DeviceManagementConfiguration.ReadWrite.All', {}],
  [404, 'the base URL must end where /deviceManagement begins', {}],
  [407, 'a proxy or a network before the target', {}],
  [502, 'a gateway answers that does not reach the service', {}],
  [504, 'a gateway answers that does not reach the service', {}],
  [308, 'redirects to https://127.0.0.1', { location: 'https://127.0.0.1/beta' }],
  [429, 'keeps saying "try again"', { 'retry-after': '0' }],
])('a target that answers everything with %d', async (status, sentence, headers) => {
  const server = await listen(answering(status, headers));
  const name = String(status);
  const { code, stdout, stderr } = await run(['verify', '--target', server.url, '--report-dir', reportOf(name)], token);
  server.close();
  expect(stdout).toContain(sentence);
  expect(code).toBe(3);
  expect(stdout + stderr).not.toMatch(/^ {4}at /m);
  expectNone(name);
});

test('nothing listens', async () => {
  const server = await listen(answering(200));
  server.close();
  const { code, stdout } = await run(['verify', '--target', server.url, '--report-dir', reportOf('gone')], token);
  expect([code, stdout]).toEqual([3, expect.stringContaining(`${server.url} cannot be reached`)]);
  expectNone('gone');
});

test('a target that says why it refuses the token', async () => {
  const body = JSON.stringify({ error: { code: 'x', message: `The token ${token.GRAPH_TOKEN} is \u001b[31mold` } });
  const server = await listen((_, response) => void response.writeHead(401).end(body));
  const { code, stdout } = await run(['verify', '--target', server.url, '--report-dir', reportOf('why')], token);
  server.close();
  expect([code, stdout]).toEqual([3, expect.stringContaining('("The token [redacted] is [31mold"): the token')]);
  expectNone('why');
});

test.each<[string, () => Server, string]>([
  ['http', () => createHttp2(), 'it speaks HTTP/2 without TLS'],
  ['http', () => createHttps(certificate), 'it speaks TLS: the base URL must begin with https://'],
  [
    'http',
    () => createServer((socket) => void socket.on('error', () => undefined).write('SSH-2.0-x\r\n')),
    'an SSH server',
  ],
  ['https', () => createHttp((_, response) => response.end()), 'the base URL must begin with http://'],
])('a target that does not speak HTTP/1.1 behind %s: %#', async (scheme, open, sentence) => {
  const server = open();
  const url = `${scheme}://127.0.0.1:${await portOf(server)}`;
  const { code, stdout } = await run(
    ['verify', '--target', url, '--report-dir', reportOf(sentence.slice(0, 9))],
    token,
  );
  server.close();
  expect([code, stdout]).toEqual([3, expect.stringContaining(sentence)]);
  expectNone(sentence.slice(0, 9));
});

test('TLS is refused', async () => {
  const plain = createServer((socket) => socket.end('this is no TLS\r\n'));
  await new Promise<void>((resolve) => void plain.listen(0, '127.0.0.1', resolve));
  const address = plain.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, stdout } = await run(
    ['verify', '--target', `https://127.0.0.1:${port}`, '--report-dir', reportOf('tls')],
    token,
  );
  plain.close();
  expect([code, stdout]).toEqual([3, expect.stringContaining('the TLS connection failed')]);
  expectNone('tls');
});

test('the budget of requests is spent', async () => {
  const { code, stdout } = await run(['verify', '--max-requests', '100', '--report-dir', reportOf('budget')]);
  expect([code, stdout]).toEqual([3, expect.stringContaining('the budget of --max-requests 100 is spent')]);
  expectNone('budget');
});

test('a case that does not exist', async () => {
  const id = 'bodies.valid@rootCertificate#g0.1:999:999';
  const { code, stdout } = await run(['verify', '--case', id, '--report-dir', reportOf('nowhere')]);
  expect([code, stdout]).toEqual([3, expect.stringContaining(`there is no case ${id}`)]);
  expectNone('nowhere');
});
