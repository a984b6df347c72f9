// TLS over real sockets: whom a connection trusts, the certificate that it shows, and what an error says.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portOf } from '../../test-support/listening.ts';
import { type CertificateFiles, makeAuthority, sign } from '../../test-support/make-certificates.ts';
import { WrongUse } from '../settings/errors.ts';
import { connect } from './connect.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';
import { readNetwork } from './network.ts';
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
    'an old version',
    { ca: [ours.cert] },
    server,
    { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' },
    refused(/no version of TLS/),
  ],
])('%s', async (_, trusted, files, more, outcome) =>
  expect(await outcomeWith(trusted, files, more)).toMatchObject(outcome),
);

test('a wait for the target trusts the same', async () => {
  const https = createServer(pems(server), (_, response) => void response.end());
  const offer = { url: `https://127.0.0.1:${await portOf(https)}/`, secrets: {} };
  await expect(waitFor(agreeOnThisMachine(offer), { seconds: 0 })).rejects.toThrow('unable to verify');
  await waitFor(agreeOnThisMachine(offer, readNetwork({ ca: [ours.cert] }, {})), { seconds: 5 });
  https.close();
  https.closeAllConnections();
});

const broken = at('broken.pem');
writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');

test.each<[TrustOptions, string]>([
  [{ ca: [at('none.pem')] }, '--ca'],
  [{ ca: [ours.key] }, `--ca: ${ours.key} holds no certificate in PEM.`],
  [{ ca: [broken] }, `--ca: ${broken} cannot be used: `],
  [{ cert: client.cert }, '--cert and --key belong together: --key is missing.'],
  [{ key: client.key }, '--cert and --key belong together: --cert is missing.'],
  [{ cert: client.cert, key: client.cert }, `--key: ${client.cert} holds no private key in PEM.`],
  [
    { cert: client.cert, key: stranger.key },
    '--cert with --key cannot be used: the key is not that of the certificate.',
  ],
])('%j is wrong use', (options, sentence) => {
  expect(() => readTrust(options)).toThrow(WrongUse);
  expect(() => readTrust(options)).toThrow(sentence);
});
