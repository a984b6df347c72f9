// Texts by the columns that they take on a terminal.
import { painted } from '../../engine/output/paint.ts';
import { padded, shortened, widthOf, wrapped } from './width.ts';

test.each([
  ['abc', 3],
  ['', 0],
  ['é', 1],
  ['e\u0301', 1],
  ['漢字', 4],
  ['한', 2],
  ['ＡＢ', 4],
  ['😀', 2],
  ['👩‍👩‍👧', 2],
  ['─✗…', 3],
  [painted('red', 'ab'), 2],
])('%j', (text, width) => expect(widthOf(text)).toBe(width));

test('padding counts columns', () => expect(padded('漢', 4)).toBe('漢  '));

test('words are wrapped, none is cut, and an indent comes before each further line', () => {
  expect(wrapped('one two three', 8, 2)).toEqual(['one two', '  three']);
  expect(wrapped('one http://a.very.long.example/beta two', 10)).toEqual([
    'one',
    'http://a.very.long.example/beta',
    'two',
  ]);
  expect(wrapped('   indented text', 12, 3)).toEqual(['   indented', '   text']);
  expect(wrapped('漢字 漢字', 8)).toEqual(['漢字 漢', '字']);
  expect(wrapped('1 漢字漢字漢字', 8, 2)).toEqual(['1 漢字漢', '  字漢字']);
  expect(wrapped('a  b', 10)).toEqual(['a  b']);
});

test.each([
  ['one two three', 20, 'one two three'],
  ['one two three', 10, 'one…three'],
  ['a non-empty string', 11, 'a…string'],
  ['an id that no other create was given', 24, 'an id that no…was given'],
  ['a Bearer challenge of the provider', 20, 'a Bearer…provider'],
  ['windowsWifiServerRootCertificate', 15, 'windows…ificate'],
  ['"2017-01-01T00:00:17.7769392-08:00"', 20, '"2017-01-0…92-08:00"'],
  ['漢字漢字漢字漢字', 9, '漢字…漢字'],
  ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 5, '👩‍👩‍👧…👩‍👩‍👧'],
])('%s shortened to %d columns', (text, columns, expected) => {
  expect(shortened(text, columns)).toBe(expected);
  expect(widthOf(shortened(text, columns))).toBeLessThanOrEqual(columns);
});
