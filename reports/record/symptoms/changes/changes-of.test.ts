// What was done to a value, by what was sent and what came back.
import { changesOf } from './changes-of.ts';

const first = (type: Parameters<typeof changesOf>[0], sent: unknown, actual: unknown): string | undefined =>
  changesOf(type, { sent, actual })[0];

test.each([
  [' a ', 'a', 'is trimmed'],
  ['a'.repeat(80), 'a'.repeat(64), 'is cut after 64 characters'],
  ['a@b', 'a', 'is cut before "@"'],
  ['\u0065\u0301', '\u00e9', 'is composed (NFC)'],
  ['a😀b', 'a\ufffdb', 'has "\ufffd" for characters outside the BMP'],
  ['a\\b', 'ab', 'loses "\\\\"'],
  ['<b>', '&lt;b&gt;', 'has its markup escaped'],
  ['Ab', 'ab', 'is in lower case'],
])('of the String %j, %j', (sent, actual, change) => expect(first('String', sent, actual)).toBe(change));

test.each([
  [70_000, 4_464, 'wraps at 16 bits'],
  [1_234, 1_200, 'has 2 significant digits'],
  [2_147_483_647, 2_147_483_646, 'is one too small'],
  [1_234_567, 1_000, 'is capped at 1,000'],
])('of the Int32 %d, %d', (sent, actual, change) => expect(first('Int32', sent, actual)).toBe(change));

test.each([
  ['2017-01-01T00:00:17.7769392-08:00', '2017-01-01T08:00:17.776Z', 'drops the digits after milliseconds'],
  ['2017-01-01T00:00:17.7769392-08:00', '2017-01-01T00:00:17.7769392Z', 'has Z for its offset without being converted'],
  ['2017-01-01T00:00:17Z', '2017-01-01T01:00:17Z', 'is shifted by 1 hours to the future'],
  ['2017-01-01T00:00:17Z', '2017-01-01T00:00:17', 'has no offset'],
])('of the DateTimeOffset %s, %s', (sent, actual, change) =>
  expect(first('DateTimeOffset', sent, actual)).toBe(change),
);

test('never quotes a text of the target', () => {
  const changes = changesOf('String', { sent: 'abc', actual: 'a secret that the target knows' });
  expect(changes.join()).not.toContain('secret');
});
