// Levels of a JSON text: counted and cut without parsing it.
import fc from 'fast-check';
import { cutBelow, isDeeperThan } from './json-levels.ts';
import { readBody } from './read-body.ts';

const nested = (levels: number, core = ''): string => `${'['.repeat(levels)}${core}${']'.repeat(levels)}`;

test.each([
  ['as many', nested(3), 3, false],
  ['one more', nested(4), 3, true],
  ['brackets in a string', '["[[[[[["]', 1, false],
  ['an escaped quote before brackets', '["\\"[[[[","]]]"]', 1, false],
  ['a backslash at the end of a string', '["\\\\",[[1]]]', 2, true],
  ['siblings', '[[],[],[],[]]', 2, false],
  ['a string without its end', '"[[[[[[', 1, false],
])('%s: %s', (_, json, most, expected) => expect(isDeeperThan(json, most)).toBe(expected));

test.each([
  ['nothing', '{"a":[1,{"b":2}]}', 3, '{"a":[1,{"b":2}]}'],
  ['one value', '{"a":[1,{"b":2}]}', 2, '{"a":[1,null]}'],
  ['each deep value', '[[[1]],"[",[["]"],2]]', 2, '[[null],"[",[null,2]]'],
  ['nothing of what does not end', '[[[[1,', 2, '[[[[1,'],
])('cuts %s', (_, json, most, expected) => expect(cutBelow(json, most)).toBe(expected));

/** What a value is with null below so many levels. */
const cut = (value: unknown, most: number): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (most === 0) return null;
  if (Array.isArray(value)) return value.map((item) => cut(item, most - 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, cut(item, most - 1)]));
};

test('any JSON is cut as its value would be', () =>
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 8, noUnicodeString: false }),
      fc.integer({ min: 1, max: 5 }),
      (value, most) => {
        const json = JSON.stringify(value);
        expect(JSON.parse(cutBelow(json, most))).toEqual(
          JSON.parse(json.length > 2 * most ? JSON.stringify(cut(value, most)) : json),
        );
      },
    ),
    { seed: 1 },
  ));

test('a body of 200,000 levels is read, soon, and so are its members', () => {
  const start = performance.now();
  for (let count = 0; count < 20; count += 1)
    expect(readBody(`{"id":"${count}","more":${nested(200_000)}}`)).toMatchObject({ value: { id: String(count) } });
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a body of 200,000 levels that is not JSON is not read', () =>
  expect(readBody(`{"more":${nested(200_000)}`)).toHaveProperty('unreadable', 'malformed'));
