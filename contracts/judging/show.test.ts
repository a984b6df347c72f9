// What a finding shows of a value fits on a line, whatever was sent.
import { show } from './show.ts';

const nested = (levels: number): unknown => {
  let value: unknown = [];
  for (let level = 1; level < levels; level += 1) value = [value];
  return value;
};

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  ['5', '"5"'],
  [5, '5'],
  [{ a: ['\n'] }, '{"a":["\\n"]}'],
  ['x'.repeat(198), `"${'x'.repeat(198)}"`],
  ['x'.repeat(199), `"${'x'.repeat(199)}… (201 characters)`],
])('%j is shown as %s', (value, shown) => expect(show(value)).toBe(shown));

test('a value of 200,000 levels is spoken of', () =>
  expect(show(nested(200_000))).toBe('a value of too many levels to be shown'));
