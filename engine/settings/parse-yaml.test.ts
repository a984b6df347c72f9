// YAML is read as its library reads it, but in time that grows with its length.
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

test.each([
  ['', null],
  ['a: 1\nb: [x, "y"]\n', { a: 1, b: ['x', 'y'] }],
  ['{"a": {"b": null}}', { a: { b: null } }],
  ['base: &b { x: 1 }\nother: *b\n', { base: { x: 1 }, other: { x: 1 } }],
])('%j', (text, value) => expect(parseYaml(text)).toEqual(value));

test.each([
  ['a: 1\nb: 2\na: 3\n', 'Map keys must be unique at line 3, column 1'],
  ['a:\n  - { b: 1, "b": 2 }\n', 'Map keys must be unique at line 2, column 13'],
  ['a: [1\n', 'at line 2, column 1'],
  ['a: 1\n---\nb: 2\n', 'multiple documents'],
])('%j is refused', (text, says) => expect(() => parseYaml(text)).toThrow(says));

test('any JSON is what the library makes of it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value, undefined, 2);
      expect(parseYaml(text)).toEqual(parse(text));
    }),
    { seed: 1 },
  );
});

test('mappings are merged where asked', () => {
  const text = 'a: &a { x: 1 }\nb: { <<: *a, y: 2 }\n';
  expect(parseYaml(text, { merge: true })).toEqual({ a: { x: 1 }, b: { x: 1, y: 2 } });
  expect(parseYaml(text)).toEqual(parse(text));
});

test.each([
  ['different keys', (index: number) => `k${index}: 1`],
  ['the same key', () => 'k: 1'],
])('fifty thousand of %s take seconds at most', (_, line) => {
  const text = Array.from({ length: 50_000 }, (_each, index) => line(index)).join('\n');
  const before = process.cpuUsage();
  try {
    parseYaml(text);
  } catch {
    // The same key.
  }
  // By the library alone it takes ten seconds and more.
  expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
});

test.each(['a: !unknown b\n', '? { a: b }\n: c\n', 'a: &b: c\n'])('no warning quotes %j', async (text) => {
  const warned = jest.fn();
  process.on('warning', warned);
  parseYaml(text);
  await new Promise(setImmediate);
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});
