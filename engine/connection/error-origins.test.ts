// Of every error that Node can give for a connection, few are the target's fault.
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { outcomeOf } from './answer-collector.ts';
import { originOf } from './error-origins.ts';

const failing = (code: string, message = `connect ${code} 127.0.0.1:80`) => Object.assign(new Error(message), { code });
const blames = (code: string): boolean => outcomeOf(failing(code)).silence !== 'unreachable';

test("of all error codes of the operating system, these are the target's", () => {
  expect(Object.keys(constants.errno).filter(blames).sort()).toEqual([
    'ECONNABORTED',
    'ECONNRESET',
    'ENOTCONN',
    'EPIPE',
  ]);
});

test("of all errors of undici, these are the target's", () => {
  const source = readFileSync(require.resolve('undici/lib/core/errors.js'), 'utf8');
  const codes = [...source.matchAll(/code = '(\w+)'/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(15);
  expect(codes.filter(blames).sort()).toEqual([
    'UND_ERR_BODY_TIMEOUT',
    'UND_ERR_HEADERS_OVERFLOW',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
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
