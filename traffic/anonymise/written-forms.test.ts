// A value is found however it is written, and its pseudonym is written in the same form.
import fc from 'fast-check';
import { withoutValues, wordsOf } from './written-forms.ts';

const value = 'Zoë Quellwasser';
const pseudonym = 'Kyü Bramsdirtok';
const changed = (text: string): string => withoutValues(text, [{ value, pseudonym }]);

test.each([
  [`User '${value}' is not known`, `User '${pseudonym}' is not known`],
  [value.toUpperCase(), pseudonym.toUpperCase()],
  [value.toLowerCase(), pseudonym.toLowerCase()],
  ['Zo\\u00eb Quellwasser', 'Ky\\u00fc Bramsdirtok'],
  ['Zo\\\\u00EB Quellwasser', 'Ky\\\\u00fc Bramsdirtok'],
  ['Zo%C3%AB%20Quellwasser', 'Ky%C3%BC%20Bramsdirtok'],
  ['Zo%25C3%25AB%2520Quellwasser', 'Ky%25C3%25BC%2520Bramsdirtok'],
  ['Zo%c3%ab+Quellwasser', 'Ky%C3%BC+Bramsdirtok'],
  ['Zo&#235; Quellwasser', 'Ky&#252; Bramsdirtok'],
  ['&#90;o&#xeb; Quellwasser', '&#75;y&#252; Bramsdirtok'],
  ['"Zoë Quellwas…', '"Kyü Bramsdir…'],
  ['Zoë Quellwine', 'Zoë Quellwine'],
  [Buffer.from(`xy${value}z`).toString('base64'), Buffer.from(`xy${pseudonym}z`).toString('base64')],
  [Buffer.from(value, 'utf16le').toString('base64'), Buffer.from(pseudonym, 'utf16le').toString('base64')],
  [Buffer.from(value).toString('hex'), Buffer.from(pseudonym).toString('hex')],
])('%s', (text, expected) => {
  expect(changed(text).replace(/[A-Za-z](?===)/, '')).toBe(expected.replace(/[A-Za-z](?===)/, ''));
});

test('quotes, backslashes and line ends are found where they are escaped', () => {
  const pair = { value: 'a"b\\c\nd', pseudonym: 'e"f\\g\nh' };
  const json = JSON.stringify({ m: JSON.stringify({ n: pair.value }) });
  expect(JSON.parse(JSON.parse(withoutValues(json, [pair])).m)).toEqual({ n: pair.pseudonym });
});

test('a short value is no part of a word', () => {
  expect(withoutValues('Ann cannot, ann can', [{ value: 'Ann', pseudonym: 'Ola' }])).toBe('Ola cannot, ola can');
});

test.each(['%20Ann', '%2520Ann', '\\nAnn', '\\u0020Ann', "'Ann'", 'ANN'])('a short value is found in %s', (text) => {
  const changed = withoutValues(text, [{ value: 'Ann', pseudonym: 'Ola' }]);
  expect(changed.toLowerCase()).toBe(text.toLowerCase().replace('ann', 'ola'));
});

test('words of three letters and more tell a value', () => {
  expect(wordsOf({ value: `${value} Li`, pseudonym: `${pseudonym} Xo` })).toEqual([
    { value: 'Zoë', pseudonym: 'Kyü' },
    { value: 'Quellwasser', pseudonym: 'Bramsdirtok' },
  ]);
});

test('any value is taken out of any text, and a text without it stays', () => {
  const letters = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(letters, letters, (name, text) => {
      const pair = { value: name, pseudonym: name.replaceAll(/\p{L}/gu, 'x') };
      const marked = `(${JSON.stringify(name).slice(1, -1)})`;
      expect(withoutValues(marked, [pair]).includes(name) && /\p{L}/u.test(name) && !name.includes('x')).toBe(
        pair.value === pair.pseudonym && marked.includes(name) && /\p{L}/u.test(name) && !name.includes('x'),
      );
      if (!text.toLowerCase().includes(name.toLowerCase().slice(0, 1))) expect(withoutValues(text, [pair])).toBe(text);
    }),
    { seed: 23, numRuns: 200 },
  );
});
