// A line as an exchange: what of it cannot be as it was sent is a gap.
import { gzipSync } from 'node:zlib';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { isUnreadable } from '../seen.ts';
import { exchangeIn } from './exchange.ts';

const gzip = { 'Content-Encoding': 'gzip' };

const line = (request: object, answer: object | undefined) => ({
  request: { method: 'POST', url: '/a', headers: { Authorization: 'Bearer t' }, body: '{}', ...request },
  ...(answer ? { answer: { status: 201, headers: {}, body: '{}', ...answer } } : {}),
});

const packed = (text: string, end?: number) => ({ base64: gzipSync(text).subarray(0, end).toString('base64') });

test.each([
  ['whole', line({}, {}), []],
  ['without a body', line({ body: undefined }, { body: undefined }), ['requestBody', 'answerBody']],
  ['without an answer', line({}, undefined), ['answer']],
  ['with a dropped connection', { ...line({}, undefined), noAnswer: 'dropped' }, []],
  ['with half a surrogate pair', line({ body: '"\ud800"' }, { body: '\udfff' }), ['requestBody', 'answerBody']],
  ['with a redacted Authorization', line({ headers: { Authorization: '***' } }, {}), ['authorization']],
  ['without Authorization', line({ headers: {} }, {}), []],
  [
    'that shows the length of another scheme',
    line({ headers: { Authorization: '[12 characters not shown]' } }, {}),
    [],
  ],
  ['with a redacted Content-Type', line({ headers: { 'Content-Type': 'REDACTED' } }, {}), ['requestHeaders']],
  ['with an answer in gzip', line({}, { headers: gzip, body: packed('{}') }), []],
  ['with an answer in gzip that was cut', line({}, { headers: gzip, body: packed('{}', 12) }), ['answerBody']],
])('a line %s', (_, value, gaps) => {
  expect(exchangeIn(userStatus, JSON.stringify(value))).toMatchObject({ gaps });
});

test('an answer in gzip is decoded', () => {
  const found = exchangeIn(userStatus, JSON.stringify(line({}, { headers: gzip, body: packed('{"id":1}') })));
  expect(found && !isUnreadable(found) && 'body' in found.exchange.answer && String(found.exchange.answer.body)).toBe(
    '{"id":1}',
  );
});

test.each([
  '{',
  '[]',
  '{"request":{"method":"POST"}}',
  '{"request":{"method":"POST","url":"/a","headers":{},"body":{"base64":"%"}}}',
])('what holds no exchange is said: %s', (text) => {
  expect(exchangeIn(userStatus, text)).toEqual({ unreadable: expect.any(String) });
});
