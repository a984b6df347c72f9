// TLS over real sockets: whom a connection trusts, the certificate that it shows, and what an error says.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portOf } from '../../test-support/listening.ts';
import { type CertificateFiles, makeAuthority, sign } from '../../test-support/make-certificates.ts';
import { WrongUse } from '../settings/errors.ts';
import { connect } from './connect.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';
import { readNetwork } from './network.ts';
import { tlsDetail } from './protocol.ts';
import { readTrust, type TrustOptions } from './trust.ts';
import { waitFor } from './wait-for.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-trust-'));
afterAll(() => rmSync(directory, { recursive: true }));
const at = (name: string): string => join(directory, name);

const [ours, others] = [makeAuthority(directory, 'ours'), makeAuthority(directory, 'others')];
const server = sign(ours, at('server'));
const expired = sign(ours, at('expired'), { days: -1 });
const misnamed = sign(ours, at('misnamed'), { name: 'DNS:gw.example' });
const client = sign(ours, at('client'));
const stranger = sign(others, at('stranger'));
const both = at('both.pem');
writeFileSync(both, readFileSync(others.cert, 'utf8') + readFileSync(ours.cert, 'utf8'));

const pems = ({ cert, key }: CertificateFiles) => ({ cert: readFileSync(cert), key: readFileSync(key) });
const mutual = { requestCert: true, ca: readFileSync(ours.cert) };

/** What a request to a server with this certificate gives, and the name that the client showed. */
const outcomeWith = async (trusted: TrustOptions, files: CertificateFiles, more: ServerOptions = {}) => {
  const https = createServer({ ...pems(files), ...more }, (_, response) => void response.end('{}'));
  https.on('tlsClientError', () => undefined);
  const url = `https://127.0.0.1:${await portOf(https)}/beta`;
  const agreement = agreeOnThisMachine({ url, secrets: {} }, readNetwork(trusted, {}));
  const target = connect({ agreement, connections: 1, requestTimeout: 5_000 });
  const outcome = await target.send({ method: 'GET', path: '/x', headers: {}, body: '' });
  await target.close();
  https.close();
  https.closeAllConnections();
  return outcome;
};

const answered = { status: 200 };
const refused = (sentence: RegExp) => ({ silence: 'unreachable', detail: expect.stringMatching(sentence) });

test.each<[string, TrustOptions, CertificateFiles, ServerOptions, object]>([
  ['an authority of --ca', { ca: [ours.cert] }, server, {}, answered],
  ['one of several in a file', { ca: [both] }, server, {}, answered],
  ['one of several files', { ca: [others.cert, ours.cert] }, server, {}, answered],
  ['no authority of it', {}, server, {}, refused(/unable to verify.*nobody here trusts.*--ca FILE/)],
  ['another authority', { ca: [others.cert] }, server, {}, refused(/nobody here trusts.*--ca FILE/)],
  ['an expired certificate', { ca: [ours.cert] }, expired, {}, refused(/has expired\).*have it renewed/)],
  ['another name', { ca: [ours.cert] }, misnamed, {}, refused(/is not in the cert's list.*for another name/)],
  ['mutual TLS', { ca: [ours.cert], ...client }, server, mutual, answered],
  ['mutual TLS without a certificate', { ca: [ours.cert] }, server, mutual, refused(/--cert FILE and --key FILE/)],
  [
    'mutual TLS without a certificate, before TLS 1.3',
    { ca: [ours.cert] },
    server,
    { ...mutual, maxVersion: 'TLSv1.2' },
    refused(/--cert FILE and --key FILE/),
  ],
  [
    'mutual TLS with the certificate of another authority',
    { ca: [ours.cert], ...stranger },
    server,
    mutual,
    refused(/closed as soon as there was one\): .*a certificate of yours, or another one: --cert/),
  ],
  [
    'the same before TLS 1.3',
    { ca: [ours.cert], ...stranger },
    server,
    { ...mutual, maxVersion: 'TLSv1.2' },
    refused(/disconnected before secure TLS.*a certificate of yours, or another one: --cert/),
  ],
  ['a certificate that nobody asks for', { ca: [ours.cert], ...client }, server, {}, answered],
  [
    'an old version',
    { ca: [ours.cert] },
    server,
    { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' },
    refused(/no version of TLS/),
  ],
])('%s', async (_, trusted, files, more, outcome) =>
  expect(await outcomeWith(trusted, files, more)).toMatchObject(outcome),
);

test.each<[string, RegExp]>([
  ['CERT_NOT_YET_VALID', /is for a later time: is the clock of this machine right/],
  ['CERT_REVOKED', /^the TLS connection failed \(words\)$/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /nobody here trusts the authority/],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /nobody here trusts the authority/],
  ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', /does not accept the certificate of --cert/],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /no version of TLS from 1\.2 on/],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /the base URL must begin with http:/],
])('%s has its sentence', (code, sentence) => expect(tlsDetail(code, new Error('words'))).toMatch(sentence));

test('plain HTTP behind https is named', async () => {
  const plain = createPlain((_, response) => void response.end('{}'));
  const agreement = agreeOnThisMachine({ url: `https://127.0.0.1:${await portOf(plain)}/`, secrets: {} });
  const target = connect({ agreement, connections: 1, requestTimeout: 5_000 });
  const outcome = await target.send({ method: 'GET', path: '/x', headers: {}, body: '' });
  expect(outcome).toMatchObject(refused(/if it speaks plain HTTP, the base URL must begin with http:/));
  await target.close();
  plain.close();
});

test('a wait for the target trusts the same', async () => {
  const https = createServer(pems(server), (_, response) => void response.end());
  const offer = { url: `https://127.0.0.1:${await portOf(https)}/`, secrets: {} };
  await expect(waitFor(agreeOnThisMachine(offer), { seconds: 0 })).rejects.toThrow('unable to verify');
  await waitFor(agreeOnThisMachine(offer, readNetwork({ ca: [ours.cert] }, {})), { seconds: 5 });
  https.close();
  https.closeAllConnections();
});

const encrypted = at('encrypted.key');
const toEncrypted = ['pkey', '-in', client.key, '-aes256', '-passout', 'pass:words', '-out', encrypted];
execFileSync('openssl', toEncrypted, { stdio: 'pipe' });

const broken = at('broken.pem');
writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');

test.each<[TrustOptions, string]>([
  [{ ca: [at('none.pem')] }, '--ca'],
  [{ ca: [ours.key] }, `--ca: ${ours.key} holds no certificate in PEM.`],
  [{ ca: [broken] }, `--ca: ${broken} cannot be used: `],
  [{ cert: client.cert }, '--cert and --key belong together: --key is missing.'],
  [{ key: client.key }, '--cert and --key belong together: --cert is missing.'],
  [
    { cert: client.cert, key: encrypted },
    '--cert with --key cannot be used: the key is encrypted; give one that is not.',
  ],
  [{ cert: client.cert, key: client.cert }, `--key: ${client.cert} holds no private key in PEM.`],
  [
    { cert: client.cert, key: stranger.key },
    '--cert with --key cannot be used: the key is not that of the certificate.',
  ],
])('%j is wrong use', (options, sentence) => {
  expect(() => readTrust(options)).toThrow(WrongUse);
  expect(() => readTrust(options)).toThrow(sentence);
});
