// Each thing that can be wrong before the API is reached, over a real socket: the sentence, the answer's own words, the next step.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer, type ServerResponse } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { createServer as createNet, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { connectProxy } from '../../test-support/connect-proxy.ts';
import { portOf } from '../../test-support/listening.ts';
import { makeAuthority, sign } from '../../test-support/make-certificates.ts';
import { agree } from '../connection/consent/agreement.ts';
import { NoVerdict } from '../settings/errors.ts';
import { readSettings } from '../settings/settings.ts';
import { makeContact } from './contact.ts';
import { contactProblems } from './contact-problems.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-contact-'));
afterAll(() => rmSync(directory, { recursive: true }));
const authority = makeAuthority(directory, 'authority');
const server = sign(authority, join(directory, 'server'));
const expired = sign(authority, join(directory, 'expired'), { days: -1 });
const misnamed = sign(authority, join(directory, 'misnamed'), { name: 'DNS:other.example' });

const open: Server[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** What one contact with a target says, with more variables of the environment. */
const contactWith = async (url: string, more: Readonly<Record<string, string>> = {}) => {
  const options = { target: url, ...(more['ca'] === undefined ? {} : { ca: [more['ca']] }) };
  const settings = readSettings(userStatus, options, { GRAPH_TOKEN: 'a-token', ...more });
  const consent = { plan: () => [], yes: true, plainHttp: true, otherwise: '', network: settings.network };
  const agreement = await agree({ url, secrets: settings.tokens }, consent);
  return makeContact({ ...settings, agreement }).catch((error: unknown) => {
    if (error instanceof NoVerdict) return error.message;
    throw error;
  });
};

const listening = async (one: Server | HttpServer, scheme = 'http'): Promise<string> => {
  open.push(one);
  return `${scheme}://127.0.0.1:${await portOf(one)}/beta`;
};

type Reply = readonly [status: number, headers?: Readonly<Record<string, string>>, body?: string];

const replying = ([status, headers = {}, body = '{}']: Reply) =>
  listening(
    createServer((_, response: ServerResponse) => {
      response.writeHead(status, { connection: 'close', ...headers }).end(body);
    }),
  );

const graphError = (message: string): string => JSON.stringify({ error: { code: 'X', message } });
const html = { 'content-type': 'text/html' };
const early = { date: new Date(Date.now() - 40 * 60_000).toUTCString() };

test.each<[string, Reply, RegExp]>([
  [
    'redirect',
    [302, { location: 'https://login.example/x' }],
    /answers 302 .* redirects to https:\/\/login\.example: the token is not sent there/,
  ],
  [
    'page',
    [200, html, '<!DOCTYPE html><title>Sign in</title>'],
    /answers 200 .*\("Sign in"\)?: the answer is a web page|answers 200 .*: the answer is a web page/,
  ],
  ['page', [403, html, '<h1>Blocked</h1>'], /\("Blocked"\): the answer is a web page, so a firewall/],
  ['gateway', [502, html, '<h1>502 Bad Gateway</h1>'], /\("502 Bad Gateway"\): a gateway answers that does not reach/],
  [
    'key',
    [401, {}, '{"message":"Access denied due to missing subscription key."}'],
    /missing subscription key\."\): a gateway wants a key: .*headers in --config/,
  ],
  [
    'token',
    [401, {}, graphError('Access token has expired.')],
    /\("Access token has expired\."\): the token .* is not accepted/,
  ],
  [
    'license',
    [403, {}, graphError('Tenant does not have an Intune license.')],
    /Intune license\."\): the tenant has no license/,
  ],
  [
    'permission',
    [403, {}, graphError('Insufficient privileges.')],
    /\("Insufficient privileges\."\): the token .* needs DeviceManagementConfiguration\.ReadWrite\.All/,
  ],
  [
    'clock',
    [401, early, graphError('Lifetime validation failed.')],
    /Lifetime validation failed\."\): the clock of this machine is 40 minutes ahead of the target's.*set it/,
  ],
  [
    'place',
    [404, {}, graphError('Resource not found for the segment.')],
    /not found for the segment\."\): the base URL must end where/,
  ],
  ['proxy', [407], /answers 407 .*: a proxy or a network before the target/],
  ['protocol', [426], /answers 426 .*: it does not speak HTTP\/1\.1/],
  ['throttling', [429, { 'retry-after': '0' }], /answers 429 .*"try again"/],
])(
  '%s: %j',
  async (name, reply, sentence) => {
    expect(contactProblems.map((problem) => problem.name)).toContain(name);
    expect(await contactWith(await replying(reply))).toMatch(sentence);
  },
  30_000,
);

const https = async (files: { readonly cert: string; readonly key: string }, more: ServerOptions = {}) => {
  const pems = { cert: readFileSync(files.cert), key: readFileSync(files.key) };
  const one = createHttps({ ...pems, ...more }, (_, response) => void response.end('{}'));
  one.on('tlsClientError', () => undefined);
  return listening(one, 'https');
};

const ca = authority.cert;
const mutual = { requestCert: true, ca: readFileSync(authority.cert) };
const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' } as const;

test.each<[string, () => Promise<string>, RegExp]>([
  ['an unknown authority', async () => contactWith(await https(server)), /nobody here trusts .*--ca FILE/],
  ['an expired certificate', async () => contactWith(await https(expired), { ca }), /has expired.*have it renewed/],
  ['another name', async () => contactWith(await https(misnamed), { ca }), /for another name: give a base URL/],
  ['a certificate wanted', async () => contactWith(await https(server, mutual), { ca }), /--cert FILE and --key FILE/],
  ['an old version', async () => contactWith(await https(server, old), { ca }), /no version of TLS from 1\.2 on/],
])('tls: %s', async (_, contact, sentence) => {
  const said = await contact();
  expect(said).toMatch(/cannot be reached: the TLS connection failed \(/);
  expect(said).toMatch(sentence);
});

test('refusal: nothing listens', async () => {
  const one = createNet();
  const port = await portOf(one);
  await new Promise((resolve) => void one.close(resolve));
  expect(await contactWith(`http://127.0.0.1:${port}/beta`)).toMatch(
    /cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:\d+: nothing listens there; .*--wait-for/,
  );
});

// No name may have a part of more than 63 characters (RFC 1035, 2.3.4), so that no name server is asked.
test('name: there is no such name', async () =>
  expect(await contactWith(`http://${'x'.repeat(64)}.invalid/beta`)).toMatch(
    /cannot be reached: getaddrinfo E\w+ x+\.invalid: no name server here knows the name/,
  ));

test.each<[string, (text: string) => string, RegExp]>([
  ['SSH', () => 'SSH-2.0-OpenSSH_9\r\n', /an SSH server answers there .*is the port of the base URL right\?$/],
  ['something else', () => '220 mail.example ESMTP\r\n', /it does not speak HTTP\/1\.1 \("220 mail/],
])('protocol: %s', async (_, greeting, sentence) => {
  const one = createNet((socket) => void socket.on('error', () => undefined).end(greeting('')));
  expect(await contactWith(await listening(one))).toMatch(sentence);
});

test.each([
  [407, /the proxy http:\/\/127\.0\.0\.1:\d+ wants a user and a password, or others \(407\)/],
  [403, /the proxy http:\/\/127\.0\.0\.1:\d+ does not allow connections to gw\.example:443 \(403\)/],
])('proxy: CONNECT refused with %i', async (status, sentence) => {
  const proxy = await connectProxy(1, status);
  const said = await contactWith('https://gw.example/beta', {
    HTTPS_PROXY: `http://u:the-password@127.0.0.1:${proxy.port}`,
  });
  proxy.close();
  expect(said).toMatch(sentence);
  expect(said).not.toContain('the-password');
});

test('tls: nginx and others ask for a certificate in an answer', async () => {
  const page = '<html><head><title>400 No required SSL certificate was sent</title></head></html>';
  expect(await contactWith(await replying([400, html, page]))).toMatch(
    /No required SSL certificate was sent"\): the target wants a certificate of yours/,
  );
});

test.each([200, 400, 405, 500])('an API that answers %i is reached', async (status) => {
  expect(await contactWith(await replying([status, {}, graphError('No.')]))).toMatch(
    new RegExp(`answers ${status} to GET /deviceManagement/.*: the API is reached\\.$`),
  );
});
