// What stands in a recording in the place of something else, and what is the client's own.
import { hasRedacted, isRedactedBody, withoutRedacted } from './redacted.ts';

test.each([
  ['REDACTED', undefined],
  ['[REDACTED]', undefined],
  ['<redacted>', undefined],
  ['[redacted - 1200 characters]', undefined],
  ['**removed**', undefined],
  ['[48 characters not shown]', undefined],
  ['token_redacted', undefined],
  ['***', undefined],
  ['xxxxxxxx', undefined],
  ['{{authorization}}', undefined],
  ['', undefined],
  ['Bearer [REDACTED]', 'Bearer token-not-recorded'],
  ['bearer <token removed>', 'bearer token-not-recorded'],
  ['Bearer ***', 'Bearer token-not-recorded'],
])('an Authorization that was taken out: %s', (authorization, expected) => {
  expect(withoutRedacted({ authorization, accept: '*/*' })).toEqual({
    accept: '*/*',
    ...(expected === undefined ? {} : { authorization: expected }),
  });
});

test.each([
  'Bearer',
  'Bearer ',
  'Basic dXNlcjpw',
  'eyJhbGciOi.x.y',
  'Bearer eyJhbGciOi',
  'Token abc',
  'undefined',
  'null',
])('an Authorization of a client: %s', (authorization) => {
  expect(withoutRedacted({ authorization })).toEqual({ authorization });
});

test.each([
  ['REDACTED', true],
  ['[Request body removed]', true],
  ['"REDACTED"', false],
  ['[null]', false],
  ['', false],
  ['removed={"a":1}', false],
  ['<html>', false],
])('a body: %s', (text, expected) => {
  expect(isRedactedBody(text)).toBe(expected);
});

test('a header that something is judged by', () => {
  expect(hasRedacted({ 'www-authenticate': 'REDACTED' }, 'answer')).toBe(true);
  expect(hasRedacted({ 'content-type': 'application/json', cookie: 'REDACTED' }, 'request')).toBe(false);
});
