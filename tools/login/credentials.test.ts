// verify --credential from login to report, with a login and a tenant on this machine.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { prefix } from '../../fixtures/tenant/prefix.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens, withGrant } from '../../fixtures/tenant/tokens.ts';
import { type Ran, run } from '../../test-support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-credentials-'));
afterAll(() => rmSync(directory, { recursive: true }));

const webToken = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;

// A tenant that accepts every token of the login, echoes it, and records it.
const tokens = new Set<string>();
let requests = 0;

const answer = async (message: IncomingMessage) => {
  requests += 1;
  const { authorization = '', ...headers } = message.headers;
  for (const [token] of authorization.matchAll(webToken)) tokens.add(token);
  const known = authorization === '' ? {} : { authorization: authorization.replace(webToken, tenantTokens.granted) };
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const { method = '', url = '' } = message;
  const request = {
    method,
    path: url.slice(prefix.length),
    headers: { ...flat, ...known },
    body: await buffer(message),
  };
  const reply = tenant.respond(withGrant(request));
  if ('silence' in reply) throw new Error('the tenant always answers');
  return { ...reply, headers: { ...reply.headers, 'x-echo': authorization } };
};

let tenant = createTenant({ contract: userStatus });
const server = createServer((message, response) => {
  void answer(message).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
});

let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}${prefix}`;
});
beforeEach(() => {
  tenant = createTenant({ contract: userStatus });
  tokens.clear();
  requests = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const secret = 'the-secret-of-the-client';
const claims = {
  aud: 'https://graph.microsoft.com',
  exp: 4_102_444_800,
  roles: ['DeviceManagementConfiguration.ReadWrite.All'],
};
const preload = (...names: readonly string[]) => ({
  NODE_OPTIONS: names.map((name) => `--import=${pathToFileURL(join(__dirname, name))}`).join(' '),
});
const login = {
  ...preload('login.ts', 'with-identity.ts'),
  AZURE_TENANT_ID: 'tenant.example',
  AZURE_CLIENT_ID: 'client',
  AZURE_CLIENT_SECRET: secret,
  LOGIN_CLAIMS: JSON.stringify(claims),
};

const poor = { ...login, LOGIN_CLAIMS: JSON.stringify({ ...claims, roles: [] }) };

const verify = async (name: string, more: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> =>
  run(['verify', '--target', url, '--seed', '1', '--report-dir', join(directory, name), ...more], env);

const reportOf = (name: string): string => readFileSync(join(directory, name, 'results.json'), 'utf8');
const client = ['--credential', 'client-secret'];

test('a run renews its token, and no report contains one', async () => {
  tenant = createTenant({ contract: userStatus, deviations: deviationsNamed(userStatus, ['status-200']) });
  const args = [...client, '--only', 'answers.created', 'bodies.valid', '--cases', '500'];
  const { code, stdout, stderr } = await verify('renewed', args, { ...login, LOGIN_LIFE: '1' });
  expect(code).toBe(1);
  expect(tokens.size).toBeGreaterThan(1);
  const said = stdout + stderr + reportOf('renewed');
  expect([secret, ...tokens].filter((word) => said.includes(word))).toEqual([]);
  expect(said.match(webToken)).toBeNull();
  expect(said).toMatch(/"x-echo": "[^"]*characters not shown\]"/);
  expect(said).toContain(`verify --target '${url}' --credential client-secret --seed 1 --case `);
});

test('a token that lacks the permission is explained before anything is sent', async () => {
  const { code, stderr } = await verify('poor', client, poor);
  expect([code, requests]).toEqual([2, 0]);
  expect(stderr).toMatch(
    /^warning: The token is one .*\nerror: the token of --credential client-secret lacks DeviceManagement.*\.\n$/,
  );
});

test('a renewal that is refused ends the run without a verdict', async () => {
  const { code, stdout } = await verify('refused', [...client, '--only', 'bodies.valid', '--cases', '20000'], {
    ...login,
    LOGIN_LIFE: '3',
    LOGIN_GIVES: '1',
  });
  const reason = 'the token could not be renewed: --credential client-secret gave no token: AADSTS7000222: too old.';
  expect([code, stdout]).toEqual([3, expect.stringContaining(reason)]);
  expect(JSON.parse(reportOf('refused'))).toMatchObject({ verdict: 'none', reason });
  expect(tokens.size).toBeLessThan(2);
});

test('the suites under Jest take the credential of the environment, and begin with a valid token', async () => {
  const jest = join(__dirname, '../../node_modules/jest/bin/jest.js');
  const ran = promisify(execFile)(process.execPath, [jest, '--selectProjects', 'provider'], {
    cwd: join(__dirname, '../..'),
    env: { ...process.env, ...poor, GRAPH_BASE_URL: url, GRAPH_CREDENTIAL: 'client-secret' },
  });
  const stderr = expect.stringContaining('the token of --credential client-secret lacks DeviceManagement');
  await expect(ran).rejects.toMatchObject({ code: 1, stderr });
  expect(requests).toBe(0);
});

describe('without @azure/identity', () => {
  test('the command that installs it is named', async () => {
    const { code, stderr } = await verify('missing', client, {
      ...login,
      ...preload('login.ts', 'without-identity.ts'),
    });
    const sentence = 'error: --credential needs a package that is not installed: npm install @azure/identity\n';
    expect([code, stderr, requests]).toEqual([2, expect.stringContaining(`\n${sentence}`), 0]);
  });

  test('a token from the environment works', async () => {
    const token = `eyJh.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
    const env = { ...preload('without-identity.ts'), GRAPH_TOKEN: token };
    const { code, stderr } = await verify('token', ['--only', 'paths.example'], env);
    expect([code, tokens]).toEqual([0, new Set([token])]);
    expect(stderr.match(/^warning: .*/gm)).toEqual([expect.stringContaining("is not Microsoft's")]);
  });
});
