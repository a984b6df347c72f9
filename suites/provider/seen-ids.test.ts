// Ids seen, by the hundred thousand and of any length.
import { openSeenIds } from './seen-ids.ts';

test('an id is seen the second time, and no other is', () => {
  const { seen } = openSeenIds();
  const ids = Array.from({ length: 100_000 }, (_, index) => `id-${index}`);
  expect(ids.filter(seen)).toEqual([]);
  expect(ids.filter(seen)).toHaveLength(ids.length);
  expect(seen('id-100000')).toBe(false);
});

test('ids that differ in one character, in case or in length are different', () => {
  const { seen } = openSeenIds();
  expect(['a', 'A', 'a ', 'aa', '\u00e4', 'a\u0308', '\0'].filter(seen)).toEqual([]);
});
