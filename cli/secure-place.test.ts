// gate --https and tenant --https: the command trusts the certificate of the run, in each way a program reads it, and nothing stays.
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { userStatus } from '../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../contracts/user-status/documented/example.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { namesOf } from '../fixtures/tenant/place.ts';
import { run, start } from '../test-support/command.ts';
import { type SecureOptions, securePlace, secureWords } from './secure-place.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-https-'));
afterAll(() => rmSync(directory, { recursive: true }));

const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });

const ofNode = `
fetch(process.env.GRAPH_BASE_URL + '${path}', { method: 'POST', body: process.env.BODY, headers: { accept: 'application/json',
  'content-type': 'application/json', authorization: 'Bearer ' + process.env.GRAPH_TOKEN } }).then(({ status }) =>
  console.log('node', status, process.env.SSL_CERT_FILE, process.env.GRAPH_BASE_URL), ({ cause }) => console.log('node', cause.code));`;

const ofCurl = `curl -sS --http2 -o /dev/null -w 'curl %{http_code} over %{http_version}\\n' -H 'accept: application/json' \\
  -H 'content-type: application/json' -H "authorization: Bearer $GRAPH_TOKEN" -d "$BODY" "$GRAPH_BASE_URL${path}"`;

const ofPython = `
import os, urllib.request
request = urllib.request.Request(os.environ['GRAPH_BASE_URL'] + '${path}', os.environ['BODY'].encode(), {
    'accept': 'application/json', 'content-type': 'application/json', 'authorization': 'Bearer ' + os.environ['GRAPH_TOKEN']})
print('python', urllib.request.urlopen(request).status)`;

const clients = [
  { program: process.execPath, args: ['-e', ofNode], says: /node 201 \S+bundle\.pem https:\/\/127\.0\.0\.1:/ },
  { program: 'sh', args: ['-c', ofCurl], says: /curl 201 over 2/, needs: 'curl' },
  { program: 'python3', args: ['-c', ofPython], says: /python 201/ },
].filter(({ program, needs = program }) => spawnSync(needs, ['--version']).status === 0);

// One after the other, in one run of the gate.
const all = `const { spawnSync } = require('node:child_process');
for (const { program, args } of ${JSON.stringify(clients)}) spawnSync(program, args, { stdio: 'inherit' });
delete process.env.NODE_EXTRA_CA_CERTS;
spawnSync(process.execPath, ['-e', ${JSON.stringify(ofNode)}], { stdio: 'inherit' });`;

test('clients reach the gate over TLS, those that read no variable do not, and nothing stays', async () => {
  const command = ['gate', '--https', '--report-dir', directory, '--', process.execPath, '-e', all];
  const { code, stdout, stderr } = await run(command, { BODY: exampleRequestBody });
  expect([code, stderr]).toEqual([0, '']);
  for (const { says } of clients) expect(stdout).toMatch(says);
  expect(stdout).toContain('node UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  const [, bundle = directory] = /node 201 (\S+)/.exec(stdout) ?? [];
  expect(existsSync(bundle)).toBe(false);
  const { counts } = JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8'));
  expect(counts.requests).toBe(clients.length);
  expect(stdout).toContain('conformance gate --https ');
});

test('the tenant prints the variables with which programs trust it', async () => {
  const running = start(['tenant', '--https']);
  await running.says('JAVA_TOOL_OPTIONS=');
  const [, base = ''] = /^GRAPH_BASE_URL=(https:\S+)$/m.exec(running.written()) ?? [];
  const [, file = ''] = /^NODE_EXTRA_CA_CERTS=(.+)$/m.exec(running.written()) ?? [];
  const dispatcher = new Agent({ connect: { ca: readFileSync(file, 'utf8') } });
  expect((await request(new URL('/healthz', base), { dispatcher })).statusCode).toBe(200);
  await dispatcher.close();
  running.kill('SIGTERM');
  expect([(await running.ended).code, existsSync(file)]).toEqual([0, false]);
});

test.each([
  [{}, ['127.0.0.1', 'localhost', '::1']],
  [{ host: 'localhost' }, ['127.0.0.1', 'localhost', '::1']],
  [{ host: '0.0.0.0' }, ['127.0.0.1', 'localhost', '::1', hostname()]],
  [{ host: 'gate.example' }, ['127.0.0.1', 'localhost', '::1', 'gate.example', hostname()]],
])('a certificate for %j names %j', (place, names) => expect(namesOf(place)).toEqual(names));

describe('--intercept', () => {
  const here = { host: '127.0.0.1', port: 0 };

  test('answers the hosts it names with one certificate, and reaches those of --pass', () => {
    const options = { intercept: ['Graph.Microsoft.com, login.microsoftonline.com'], pass: ['a.example', 'b.example'] };
    const { interception, trust, place } = securePlace(here, options);
    trust.remove();
    const hosts = ['graph.microsoft.com', 'login.microsoftonline.com'];
    expect(interception).toMatchObject({ hosts, pass: ['a.example', 'b.example'] });
    expect(new X509Certificate(interception?.identity.cert ?? '').subjectAltName).toBe(`DNS:${hosts.join(', DNS:')}`);
    // The proxy itself speaks plain HTTP.
    expect(place).toEqual(here);
    expect(interception?.environment['JAVA_TOOL_OPTIONS']).toContain('trustStore');
    expect(secureWords(options).join(' ')).toBe(
      '--intercept Graph.Microsoft.com, login.microsoftonline.com --pass a.example,b.example',
    );
  });

  test('what may be reached is on any network', () => {
    const { interception, trust } = securePlace(here, { intercept: ['a.example'], pass: ['db,10.0.0.1', '[::1]'] });
    trust.remove();
    expect(interception?.pass).toEqual(['db', '10.0.0.1', '[::1]']);
  });

  test.each<[SecureOptions, string]>([
    [{ pass: ['a.example'] }, '--pass belongs to --intercept.'],
    [{ intercept: ['https://graph.microsoft.com'] }, 'graph.microsoft.com, not "https://graph.microsoft.com".'],
    [{ intercept: ['graph.microsoft.com:443'] }, 'not "graph.microsoft.com:443".'],
    [{ intercept: ['graph.microsoft.com,'] }, 'not "".'],
    [{ intercept: ['127.0.0.1'] }, 'not "127.0.0.1".'],
    [{ intercept: ['localhost'] }, 'not "localhost".'],
    [{ intercept: ['a.example'], pass: ['*'] }, '--pass takes names of hosts'],
    [{ intercept: ['a.example'], pass: ['a.example'] }, 'a.example is in --intercept and in --pass.'],
    [{ intercept: ['login.microsoftonline.com'] }, '--intercept needs the host of the API too'],
  ])('%j is wrong use', (options, sentence) => {
    expect(() => securePlace(here, options)).toThrow(WrongUse);
    expect(() => securePlace(here, options)).toThrow(sentence);
  });
});
