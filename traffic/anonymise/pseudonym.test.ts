// Pseudonyms: of the length, the scripts and the form of the value, and the same for the same value.
import fc from 'fast-check';
import { openPseudonyms } from './pseudonym.ts';

const key = Buffer.alloc(32, 7);
const pseudonymOf = openPseudonyms(key);
const bytes = (text: string): number => Buffer.byteLength(text.toWellFormed());

test('any value has one of the same length in letters and bytes, and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const pseudonym = pseudonymOf(value);
      expect([pseudonym.length, bytes(pseudonym)]).toEqual([value.length, bytes(value)]);
      expect(openPseudonyms(key)(value)).toBe(pseudonym);
    }),
    { seed: 23, numRuns: 300 },
  );
});

test.each([
  ['Ann Müller-Lüdenscheidt', /^\p{Lu}\p{Ll}{2} \p{Lu}\p{Ll}{5}-\p{Lu}\p{Ll}{11}$/u],
  ['ann.mueller@contoso.example', /^[a-z]{3}\.[a-z]{7}@[a-z]{7}\.[a-z]{7}$/],
  ['7E323DB2-3DB2-7e32-b23d-327eb23d327e', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
  ['Анна Ковалёва', /^\p{Script=Cyrillic}{4} \p{Script=Cyrillic}{8}$/u],
  ['山田太郎', /^\p{Script=Han}{4}$/u],
  ['𠮷野家 42', /^\p{Script=Han}{3} \d\d$/u],
  ['عائشة', /^\p{Script=Arabic}{5}$/u],
])('%s keeps its form', (value, form) => {
  expect(pseudonymOf(value)).toMatch(form);
  expect(pseudonymOf(value)).not.toBe(value);
});

test.each(['', '2017-01-01T00:00:17.7769392-08:00', 'null', '__proto__', '👩‍👩‍👧', '\ud800', '  ', '<>"\\'])(
  '%j stays',
  (value) => {
    expect(pseudonymOf(value)).toBe(value);
  },
);

test('another letter case stays another letter case, and another key gives another pseudonym', () => {
  expect(pseudonymOf('ANN@X.EXAMPLE').toLowerCase()).toBe(pseudonymOf('ann@x.example'));
  expect(openPseudonyms(Buffer.alloc(32, 8))('ann mueller')).not.toBe(pseudonymOf('ann mueller'));
});

test('a GUID and a domain have the same pseudonym in every value', () => {
  const guid = '7e323db2-3db2-7e32-b23d-327eb23d327e';
  const [one = '', other] = pseudonymOf(`${guid}_${guid}`).split('_');
  expect([one, other]).toEqual([pseudonymOf(guid), pseudonymOf(guid)]);
  const domains = ['ann@fabrikam.example', 'Zoe.Q@fabrikam.example'].map((mail) => pseudonymOf(mail).split('@')[1]);
  expect(new Set(domains).size).toBe(1);
});
