// What no terminal and no page is to obey is shown as text.
import { visible } from './visible.ts';

test.each([
  ['an escape of a terminal', '\u001b[2J', '\\u001b[2J'],
  ['one of eight bits', '\u009b2J', '\\u009b2J'],
  ['a carriage return', 'a\rb', 'a\\u000db'],
  ['a direction', 'a\u202eb\u2066', 'a\\u202eb\\u2066'],
  ['a direction of Arabic', '\u061c', '\\u061c'],
  ['a soft hyphen', 'a\u00adb', 'a\\u00adb'],
  ['text in tags', '\u{e0041}', '\\udb40\\udc41'],
  ['a separator of lines', '\u2028', '\\u2028'],
  ['half a pair', '\ud800', '\\ud800'],
])('%s is shown escaped', (_, text, shown) => expect(visible(text)).toBe(shown));

test.each(['a\tb\n', 'ü é 漢字 😀', '\u{fffff}'])('%j is shown as it is', (text) => expect(visible(text)).toBe(text));

test('JSON that is shown escaped is the same JSON', () => {
  const value = { '\u{e0041}\u00ad': '\ud800\u061c' };
  expect(JSON.parse(visible(JSON.stringify(value)))).toEqual(value);
});
