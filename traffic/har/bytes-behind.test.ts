// Bytes behind a text: those that were sent, or none.
import { bytesBehind } from './bytes-behind.ts';

const sent = Buffer.from('{"a":"Zo\xeb"}', 'latin1');

test.each<[string, string, Uint8Array | undefined]>([
  ['Latin-1', '{"a":"Zo\u{eb}"}', sent],
  ['an escape of Python', '{"a":"Zo\u{dceb}"}', sent],
  ['an escape beside a pair', '{"a":"\u{1f600}\u{dceb}"}', undefined],
  ['a letter of its own', '{"a":"Zo\u{fffd}"}', undefined],
  ['a text that was cut', '{"a":"Zo', undefined],
])('%s', (_, text, bytes) => expect(bytesBehind(text, sent.length)).toEqual(bytes));

test('UTF-8 that was read as Latin-1', () => {
  const utf8 = Buffer.from('{"a":"Zo\u{eb} \u{1f600}"}');
  expect(bytesBehind(utf8.toString('latin1'), utf8.length)).toEqual(utf8);
});

test('pairs stay, and each escape is a byte', () => {
  const bytes = Buffer.concat([Buffer.from('\u{1f600}'), Buffer.of(0xff, 0x80), Buffer.from('\u{1f600}')]);
  expect(bytesBehind('\u{1f600}\u{dcff}\u{dc80}\u{1f600}', bytes.length)).toEqual(bytes);
});
