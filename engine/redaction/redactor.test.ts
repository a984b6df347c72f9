// Secrets taken out of whatever is kept or shown, however they are written.
import fc from 'fast-check';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ordinaryWords } from './ordinary-words.ts';
import { openRedactor, redactor } from './redactor.ts';
import { wordsIn } from './words.ts';

describe('a secret of any length', () => {
  test('takes every token out, wherever it stands', () => {
    const clean = redactor(['first-secret', 'second-secret']);
    expect(clean('a first-secret,second-secret; first-secret?')).toBe('a [redacted],[redacted]; [redacted]?');
  });

  test('takes a short placeholder out after Bearer only', () => {
    expect(redactor(['a-long-token', 't'])('a-long-token t Bearer t')).toBe('[redacted] t [redacted]');
  });

  test('takes a token for what it is, not for a pattern', () => {
    expect(redactor(['secret.+$&token'])('secret.+$&token secretXtoken')).toBe('[redacted] secretXtoken');
  });

  test('leaves a text alone where there is no token', () => {
    expect(redactor([undefined, ''])('Bearer of news')).toBe('Bearer of news');
  });
});

type Writing = (text: string) => string;

const each =
  (write: (code: string, character: string) => string): Writing =>
  (text) =>
    [...text].map((one) => write(one.charCodeAt(0).toString(16).padStart(2, '0'), one)).join('');

const base64: Writing = (text) => Buffer.from(text).toString('base64');
const hex: Writing = (text) => Buffer.from(text).toString('hex');
const reversed: Writing = (text) => [...text].reverse().join('');
const percent = each((code) => `%${code}`);

/** How a secret may come back, each of which is undone or looked for. */
const writings: Readonly<Record<string, Writing>> = {
  'as it is': (text) => text,
  'in base64': base64,
  'in base64 behind a byte': (text) => base64(`a${text}`),
  'in base64 behind two bytes': (text) => base64(`ab${text}c`),
  'in base64 for URLs': (text) => Buffer.from(`{"t":"${text}"}`).toString('base64url'),
  'in base64 in lines': (text) => base64(text).replaceAll(/.{16}/g, '$&\r\n'),
  'in base64 of base64': (text) => base64(base64(text)),
  'in hex': hex,
  'in hex, in upper case': (text) => hex(text).toUpperCase(),
  'in hex of base64': (text) => hex(base64(text)),
  'in base64 of hex': (text) => base64(hex(text)),
  backwards: reversed,
  'backwards in base64': (text) => base64(reversed(text)),
  'in upper case': (text) => text.toUpperCase(),
  'in JSON': each((code) => `\\u00${code}`),
  'in JSON in JSON': each((code) => `\\\\u00${code.toUpperCase()}`),
  'in JavaScript': each((code) => `\\x${code}`),
  'in newer JavaScript': each((code) => `\\u{${code}}`),
  'in a URL': percent,
  'in a URL in a URL': (text) => encodeURIComponent(percent(text)),
  'in a URL, three times': (text) => encodeURIComponent(encodeURIComponent(percent(text))),
  'as old browsers escape': each((code) => `%u00${code}`),
  'in HTML, in decimal': each((code) => `&#${Number.parseInt(code, 16)};`),
  'in HTML, in hex': each((code) => `&#x${code};`),
  'in HTML in HTML': each((code) => `&amp;#x00${code};`),
  'with names of its signs': (text) =>
    text.replaceAll('.', '&period;').replaceAll('+', '&plus;').replaceAll('-', '&hyphen;').replaceAll('_', '&lowbar;'),
  'in lines': (text) => text.replaceAll(/.{9}/g, '$&\r\n '),
  'in lines, in JSON': (text) => text.replaceAll(/.{9}/g, '$&\\r\\n\\t'),
  'with spaces': each((_, one) => `${one} `),
  'in two values': (text) => `${text.slice(0, text.length / 2)}","b":"${text.slice(text.length / 2)}`,
};

const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
const part = fc.string({ unit: letters, minLength: 20, maxLength: 60 });
/** A token as they are: three parts of base64 for URLs. */
const token = fc.tuple(part, part, part).map((parts) => parts.join('.'));

const plainOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Characters of base64, hex and edges that a secret shares with what stands beside it. */
const mostLeft = 24;

test.each(Object.entries(writings))('no token is left that is written %s', (_, write) => {
  fc.assert(
    fc.property(token, (secret) => {
      const { text, bytes } = openRedactor([secret], ordinaryWords(userStatus));
      const body = `{"a":"${write(secret)}"}`;
      for (const clean of [text(body), Buffer.from(bytes(Buffer.from(body))).toString()]) {
        expect(clean).toContain('[redacted]');
        expect(plainOf(clean.replaceAll('[redacted]', '')).length).toBeLessThanOrEqual(mostLeft);
      }
    }),
    { numRuns: 6, seed: 1 },
  );
});

test('twelve characters of a token are enough', () => {
  const secret = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmMifQ_Zk3-Q9vT1xW7uYb2Lm4';
  const { text } = openRedactor([secret], ordinaryWords(userStatus));
  for (let start = 0; start + 12 <= secret.length; start += 1)
    expect(text(`<${secret.slice(start, start + 12)}>`)).toMatch(/^<[._-]?\[redacted\][._-]?>$/);
});

test('what is left of JSON is JSON, with the same names', () => {
  const secret = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmMifQ';
  const value = { one: secret.slice(0, 19), two: [secret.slice(19), 'x'], three: JSON.stringify({ token: secret }) };
  expect(JSON.parse(openRedactor([secret]).text(JSON.stringify(value)))).toEqual({
    one: '[redacted]',
    two: ['[redacted]', 'x'],
    three: '{"token":"[redacted]"}',
  });
});

describe('what is not secret stays:', () => {
  const words = ordinaryWords(userStatus);
  const { answer, request } = userStatus.example;

  test.each([
    'userPrincipalName-Device Display Name value',
    'test-token-for-deviceConfigurationUserStatus-2017-01-01T00:00:22.4983735-08:00',
    'compliant',
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/userStatuses',
  ])('the example of the page, where the token is %s', (secret) => {
    const { text } = openRedactor([secret], words);
    expect([text(answer), text(request)]).toEqual([answer, request]);
    expect(text(`Bearer ${secret}`)).not.toContain(secret);
  });

  test('everything without a secret, whatever it is', () => {
    const clean = openRedactor(['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmMifQ', 'short']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
        expect([clean.text(text), clean.bytes(bytes)]).toEqual([text, bytes]);
      }),
      { seed: 1 },
    );
  });

  test('what was sent, even where a token holds it', () => {
    const { text } = openRedactor(['a-token-of-wordsAndWords-1234567890']);
    const body = '{"name":"wordsAndWords"}';
    expect([text(body, () => [body]), text(body)]).toEqual([body, '{"name":"[redacted]"}']);
  });

  test('a word of a token that is in ordinary texts', () =>
    expect([...wordsIn(['Ordinary-1'])]).toEqual(['ordinary', 'rdinary1']));
});

// Linear in the length: each takes a tenth of a second at most.
test.each([
  ['percent signs', '%25'.repeat(300_000)],
  ['backslashes', '\\'.repeat(1_000_000)],
  ['ampersands', '&'.repeat(1_000_000)],
  ['entities without an end', '&#'.repeat(500_000)],
  ['escapes without an end', '\\u{'.repeat(300_000)],
  ['ends without entities', `&${';'.repeat(31)}`.repeat(30_000)],
  ['pieces of a token', 'eyJhbGciOi'.repeat(20_000)],
])('a text of %s takes no time to speak of', (_, text) => {
  const clean = openRedactor(['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmMifQ']);
  const start = performance.now();
  clean.text(text);
  expect(performance.now() - start).toBeLessThan(3_000);
});
