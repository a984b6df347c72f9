// A login goes through the proxy of the environment, trusts --ca, and shows no certificate of --cert. Microsoft's name leads to
// this machine, through the proxy alone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { type Network, readNetwork } from '../../engine/connection/network.ts';
import { openCredential } from '../../engine/connection/open-credential.ts';
import { readAccess } from '../../engine/settings/access.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import { connectProxy } from '../../test-support/connect-proxy.ts';
import { portOf } from '../../test-support/listening.ts';
import { makeAuthority, sign } from '../../test-support/make-certificates.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-login-'));
afterAll(() => rmSync(directory, { recursive: true }));

const authority = makeAuthority(directory, 'authority');
const files = sign(authority, join(directory, 'login'), { name: 'DNS:login.microsoftonline.com' });
const own = sign(authority, join(directory, 'own'));

const environment = {
  AZURE_TENANT_ID: '11111111-1111-1111-1111-111111111111',
  AZURE_CLIENT_ID: '22222222-2222-2222-2222-222222222222',
  AZURE_CLIENT_SECRET: 'the-secret-of-the-client',
};

const credential = (network: Network) => openCredential({ credential: 'client-secret', environment, network });

const login = async (options: Parameters<typeof readNetwork>[0]) => {
  const certificates: boolean[] = [];
  const server = createServer(
    { cert: readFileSync(files.cert), key: readFileSync(files.key), requestCert: true, rejectUnauthorized: false },
    ({ socket }, response) => {
      certificates.push(socket instanceof TLSSocket && socket.getPeerX509Certificate() !== undefined);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'a.b.c' }));
    },
  );
  server.on('tlsClientError', () => undefined);
  const proxy = await connectProxy(await portOf(server));
  const proxied = { ...environment, HTTPS_PROXY: `http://user:the-password@127.0.0.1:${proxy.port}` };
  const target = { target: 'https://127.0.0.1/beta', credential: 'client-secret' };
  const { granted } = readAccess(target, proxied, readNetwork(options, proxied)).tokens;
  const token = typeof granted === 'object' ? await Promise.resolve(granted.current()).catch(String) : 'none';
  proxy.close();
  server.close().closeAllConnections();
  return { token, asked: proxy.asked, certificates };
};

const basic = `Basic ${Buffer.from('user:the-password').toString('base64')}`;

test('a login takes the proxy, trusts --ca, and is shown no certificate', async () => {
  const { token, asked, certificates } = await login({ ca: [authority.cert], ...own });
  expect([token, certificates]).toEqual(['a.b.c', [false]]);
  expect(asked).toEqual([['login.microsoftonline.com:443', basic]]);
});

test('an authority that is not trusted is named', async () => {
  const { token } = await login({});
  expect(token).toMatch(/the login at .* gave no answer: the TLS connection failed .*--ca FILE/);
}, 60_000);

test('a proxy that refuses is named, without its password', async () => {
  const proxy = await connectProxy(1, 407);
  const network = readNetwork({}, { HTTPS_PROXY: `http://user:the-password@127.0.0.1:${proxy.port}` });
  const failure: unknown = await Promise.resolve(credential(network).current()).catch((error: unknown) => error);
  proxy.close();
  expect(failure).toBeInstanceOf(NoVerdict);
  expect(String(failure)).toMatch(/gave no answer: the proxy http:\/\/127\.0\.0\.1:\d+ wants a user and a password/);
  expect(String(failure)).not.toContain('the-password');
}, 60_000);
