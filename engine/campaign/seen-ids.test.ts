// Ids seen, by the hundred thousand and of any length.
import { createHash } from 'node:crypto';
import { openSeenIds } from './seen-ids.ts';

const digest = (index: number): string => createHash('sha256').update(String(index)).digest('hex');
const uuid = (hex: string): string => hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

test('an id is seen the second time, and no other is', () => {
  const { seen } = openSeenIds();
  const ids = Array.from({ length: 100_000 }, (_, index) => `id-${index}`);
  expect(ids.filter(seen)).toEqual([]);
  expect(ids.filter(seen)).toHaveLength(ids.length);
  expect(seen('id-100000')).toBe(false);
});

test.each<[string, (index: number) => string]>([
  ['counted', (index) => String(index)],
  ['counted at the end of a UUID', (index) => `7e323db2-3db2-7e32-b23d-${index.toString(16).padStart(12, '0')}`],
  ['counted at its beginning', (index) => `${index.toString(16).padStart(8, '0')}-3db2-7e32-b23d-327eb23d327e`],
  ['random UUIDs', (index) => uuid(digest(index))],
  [
    'random, in capitals and digits',
    (index) =>
      BigInt(`0x${digest(index)}`)
        .toString(36)
        .toUpperCase(),
  ],
])('of 100,000 ids none is taken for another: %s', (_, id) => {
  const { seen } = openSeenIds();
  const taken = Array.from({ length: 100_000 }, (_unused, index) => id(index)).filter(seen);
  expect(taken).toEqual([]);
});

test('ids that differ in one character, in case or in length are different', () => {
  const { seen } = openSeenIds();
  expect(['a', 'A', 'a ', 'aa', '\u00e4', 'a\u0308', '\0'].filter(seen)).toEqual([]);
});
