// Control and format characters are shown as escapes, never passed on to a terminal or a page.
import { visible } from './visible.ts';

test.each([
  ['an escape of a terminal', '\u001b[2J', '\\u001b[2J'],
  ['an 8-bit escape', '\u009b2J', '\\u009b2J'],
  ['a carriage return', 'a\rb', 'a\\u000db'],
  ['a direction mark', 'a\u202eb\u2066', 'a\\u202eb\\u2066'],
  ['the Arabic letter mark', '\u061c', '\\u061c'],
  ['a soft hyphen', 'a\u00adb', 'a\\u00adb'],
  ['a tag character', '\u{e0041}', '\\udb40\\udc41'],
  ['a line separator', '\u2028', '\\u2028'],
  ['a lone surrogate', '\ud800', '\\ud800'],
])('%s is shown escaped', (_, text, shown) => expect(visible(text)).toBe(shown));

test.each(['a\tb\n', 'ü é 漢字 😀', '\u{fffff}'])('%j is shown as it is', (text) => expect(visible(text)).toBe(text));

test('escaped JSON has the same value', () => {
  const value = { '\u{e0041}\u00ad': '\ud800\u061c' };
  expect(JSON.parse(visible(JSON.stringify(value)))).toEqual(value);
});
