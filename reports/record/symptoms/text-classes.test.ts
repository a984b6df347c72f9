// The first look at the characters of a text leaves out no class that the text is in.
import fc from 'fast-check';
import { classesOfText, textClasses } from './text-classes.ts';

const everyKind = ~0;

const namesFor = (text: string): (string | undefined)[] => classesOfText(text).map((place) => textClasses[place]);

test.each([
  ['', ['is empty', 'contains no @']],
  ['abc', ['contains no @', 'contains nothing but small letters']],
  ['É', ['is not decomposed (NFD)', 'contains a character beyond ASCII', 'contains no @', 'contains a capital letter']],
  ['a@b\u0000', ['contains a NUL', 'contains a control character', 'contains an @']],
])('classifies %j', (text, names) => expect(namesFor(text)).toEqual(names));

test('no character is left out by the first look', () => {
  const wrong = Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit)).filter(
    (text) => classesOfText(text).length !== classesOfText(text, everyKind).length,
  );
  expect(wrong).toEqual([]);
});

const telling = [
  '__proto__',
  'constructor',
  'true',
  '12.5',
  '2020-01-01',
  '\r\n',
  '<script',
  'drop',
  'x',
  ' ',
  '\u00a0',
];
const others = [
  '\u0301',
  '\ufb01',
  '\u05d0',
  '\u{1f600}',
  '\ud800',
  '"',
  "'",
  '\\',
  '%',
  ';',
  '/',
  '+',
  '@',
  'A',
  '\u0085',
];

test('no text is left out by the first look', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...telling, ...others), { maxLength: 5 }), (parts) => {
      const text = parts.join('');
      expect(classesOfText(text)).toEqual(classesOfText(text, everyKind));
    }),
    { seed: 1, numRuns: 2_000 },
  ));
