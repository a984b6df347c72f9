// Of every error that Node can give for a connection, few are the target's fault.

import { spawnSync } from 'node:child_process';
import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { getSystemErrorMap } from 'node:util';
import { outcomeOf } from './answer-collector.ts';
import { decidedOriginOf, isExhaustion, originOf } from './error-origins.ts';

const failing = (code: string, message = `connect ${code} 127.0.0.1:80`) => Object.assign(new Error(message), { code });
const blames = (code: string): boolean => outcomeOf(failing(code)).silence !== 'unreachable';

const ofSystem = [
  ...new Set([...Object.keys(constants.errno), ...[...getSystemErrorMap().values()].map(([name]) => name)]),
];
const ofNameServers = Object.entries(dns)
  .filter(([name]) => /^[A-Z]+$/.test(name))
  .flatMap(([, code]) => (typeof code === 'string' ? [code] : []));
const ofUndici = [
  ...readFileSync(require.resolve('undici/lib/core/errors.js'), 'utf8').matchAll(/code = '(\w+)'/g),
].map(([, code = '']) => code);

test("of all error codes of the operating system, these are the target's", () => {
  expect(ofSystem.filter(blames).sort()).toEqual(['ECONNRESET', 'ENOTCONN', 'EPIPE']);
});

test('of all codes of Node for sockets, TLS, proxies, files and threads, none is', () => {
  const list = "process.stdout.write(JSON.stringify(Object.keys(require('internal/errors').codes)))";
  const { stdout } = spawnSync(process.execPath, ['--expose-internals', '-e', list], { encoding: 'utf8' });
  const ofNode: readonly string[] = JSON.parse(stdout);
  expect(ofNode.length).toBeGreaterThan(200);
  // But for those that only the other side of HTTP/2 leads to.
  const ofHttp2 = ['ERR_HTTP2_GOAWAY_SESSION', 'ERR_HTTP2_SESSION_ERROR', 'ERR_HTTP2_STREAM_ERROR'];
  expect(ofNode.filter(blames)).toEqual(ofHttp2);
});

// The codes of the page "TLS (SSL)" of Node's documentation, "X509 certificate error codes", and of OpenSSL.
const ofTls = [
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_CRL', 'UNABLE_TO_DECRYPT_CERT_SIGNATURE'],
  ...['UNABLE_TO_DECRYPT_CRL_SIGNATURE', 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'CERT_SIGNATURE_FAILURE'],
  ...['CRL_SIGNATURE_FAILURE', 'CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED', 'CRL_NOT_YET_VALID', 'CRL_HAS_EXPIRED'],
  ...['ERROR_IN_CERT_NOT_BEFORE_FIELD', 'ERROR_IN_CERT_NOT_AFTER_FIELD', 'ERROR_IN_CRL_LAST_UPDATE_FIELD'],
  ...['ERROR_IN_CRL_NEXT_UPDATE_FIELD', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_CHAIN_TOO_LONG', 'CERT_REVOKED'],
  ...['INVALID_CA', 'PATH_LENGTH_EXCEEDED', 'INVALID_PURPOSE', 'CERT_UNTRUSTED', 'CERT_REJECTED', 'HOSTNAME_MISMATCH'],
  ...['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_OSSL_EVP_UNSUPPORTED', 'EPROTO'],
];

test('of all codes of TLS, none is', () => expect(ofTls.filter((code) => originOf(code) !== 'network')).toEqual([]));

test('each code of the operating system, of name servers and of undici was decided on', () => {
  const all = [...ofSystem, ...ofNameServers, ...ofUndici];
  expect(all.length).toBeGreaterThan(140);
  expect(all.filter((code) => decidedOriginOf(code) === undefined)).toEqual([]);
});

test.each(['Z_MEM_ERROR', 'ZSTD_error_memory_allocation', 'ERR_MEMORY_ALLOCATION_FAILED', 'ENOSPC', 'EMFILE'])(
  '%s means that this machine has too little of something',
  (code) => expect([isExhaustion(code), blames(code)]).toEqual([true, false]),
);

test("of all errors of undici, these are the target's", () => {
  expect(ofUndici.length).toBeGreaterThan(15);
  expect(ofUndici.filter(blames).sort()).toEqual([
    'UND_ERR_BODY_TIMEOUT',
    'UND_ERR_HEADERS_OVERFLOW',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    'UND_ERR_RES_EXCEEDED_MAX_SIZE',
    'UND_ERR_SOCKET',
  ]);
});

test.each([
  ...['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'ENOBUFS', 'ENOMEM', 'EACCES', 'EPERM', 'ENETDOWN', 'EHOSTDOWN'],
  ...['EAI_FAIL', 'EAI_AGAIN', 'ETIMEDOUT', 'ENOTFOUND', 'ECONNREFUSED', 'EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'],
])('%s says nothing about the target', (code) => expect(blames(code)).toBe(false));

test.each([
  ['EMFILE', /^this machine could not send: connect EMFILE .*: too many open files; raise the limit with ulimit -n/],
  ['EWHATEVER', /connect EWHATEVER 127\.0\.0\.1:80, which is not known to be the fault of the target$/],
])('%s is named', (code, sentence) => expect(outcomeOf(failing(code)).detail).toMatch(sentence));

test('an error without a code counts as ours', () =>
  expect(outcomeOf(new Error('boom'))).toEqual({
    silence: 'unreachable',
    detail: 'this machine could not send: boom (no code), which is not known to be the fault of the target',
  }));

test("codes of the grammar of HTTP are the target's", () => expect(originOf('HPE_INVALID_CONSTANT')).toBe('target'));

test.each([
  ['read', true],
  ['write', true],
  ['connect', undefined],
  ['getaddrinfo', undefined],
])('after a failed %s the request may have been sent: %p', (syscall, maySent) => {
  const { maySent: actual } = outcomeOf(Object.assign(failing('ETIMEDOUT'), { syscall }));
  expect(actual).toBe(maySent);
});
