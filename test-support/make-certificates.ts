// Certificates for tests, made by openssl when the tests run: an authority, and what it signs.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const openssl = (...words: readonly string[]): void => void execFileSync('openssl', words, { stdio: 'pipe' });

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** The files of a certificate and its key, in PEM. */
export type CertificateFiles = { readonly cert: string; readonly key: string };

const filesOf = (directory: string, name: string): CertificateFiles => ({
  cert: join(directory, `${name}.pem`),
  key: join(directory, `${name}.key`),
});

/** Makes an authority in a directory. */
export const makeAuthority = (directory: string, name: string): CertificateFiles => {
  const { cert, key } = filesOf(directory, name);
  openssl('req', '-x509', ...newKey, '-keyout', key, '-out', cert, '-subj', `/CN=${name}`, '-days', '2');
  return { cert, key };
};

/** Makes a certificate for an alternative name such as `IP:127.0.0.1`; with `days` below 0 it has expired. */
export const sign = (
  authority: CertificateFiles,
  file: string,
  { name = 'IP:127.0.0.1', days = 2 } = {},
): CertificateFiles => {
  const [cert, key, request] = [`${file}.pem`, `${file}.key`, `${file}.csr`];
  const names = ['-addext', `subjectAltName=${name}`];
  openssl('req', ...newKey, '-keyout', key, '-out', request, '-subj', '/CN=test', ...names);
  const signed = ['-CA', authority.cert, '-CAkey', authority.key, '-CAcreateserial', '-copy_extensions', 'copy'];
  openssl('x509', '-req', '-in', request, ...signed, '-days', String(days), '-out', cert);
  return { cert, key };
};
