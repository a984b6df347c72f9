// Whether a body is whole, by its lengths: bytes or letters, cut, replaced or read in another encoding.
import { isWholeAnswer, isWholeRequest } from './lengths.ts';

const none = { said: undefined, size: undefined };
const name = '"Müller"';
const misread = Buffer.from(name).toString('latin1');

test.each([
  ['no length', name, none, true],
  ['its Content-Length', name, { said: 9, size: 1 }, true],
  ['a greater Content-Length', name, { said: 10, size: 9 }, false],
  ['a smaller one', name, { said: 8, size: 9 }, false],
  ['its size in bytes', name, { ...none, size: 9 }, true],
  ['its size in letters', name, { ...none, size: 8 }, true],
  ['another size', name, { ...none, size: 7 }, false],
  ['as many letters as there were bytes', misread, { ...none, size: 9 }, false],
  ['U+FFFD, which was sent', '\u{fffd}', { said: 3, size: undefined }, true],
  ['U+FFFD in the place of a byte', '\u{fffd}', { said: 1, size: 3 }, false],
  ['U+FFFD without a Content-Length', '\u{fffd}', { ...none, size: 3 }, false],
  ['half a surrogate pair', 'a\udcff', none, false],
])('the body of a request with %s', (_, body, lengths, expected) => {
  expect(isWholeRequest(body, lengths)).toBe(expected);
});

test.each([
  ['no length', name, none, true],
  ['its Content-Length', name, { said: 9, size: 1 }, true],
  ['the length of the compressed body', name.repeat(50), { said: 20, size: 450 }, true],
  ['the length of the compressed body alone', name.repeat(50), { said: 20, size: undefined }, true],
  ['a greater size', name, { ...none, size: 10 }, false],
  ['a greater Content-Length', name, { said: 10, size: 9 }, false],
  ['its size in letters', name, { ...none, size: 8 }, true],
  ['as many letters as it had bytes', misread, { said: 9, size: 9 }, false],
  ['as many letters as the recorder counted bytes', misread, { ...none, size: 9 }, false],
  ['letters that look misread, of the right size', misread, { ...none, size: 11 }, true],
  ['U+FFFD, which the provider sent', '\u{fffd}', { said: 3, size: undefined }, true],
  ['U+FFFD without a length', '\u{fffd}', none, false],
])('the body of an answer with %s', (_, body, lengths, expected) => {
  expect(isWholeAnswer(body, lengths)).toBe(expected);
});
