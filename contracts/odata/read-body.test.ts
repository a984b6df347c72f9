// Reading bodies: strictly, and each with its own value, however often and in whatever order they are read.
import { readBody } from './read-body.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['{', 'malformed'],
  ['{}{}', 'malformed'],
  [Uint8Array.of(0x22, 0xff, 0x22), 'malformed'],
])('%j is %s, the second time too', (body, unreadable) => {
  expect(readBody(body)).toMatchObject({ unreadable });
  expect(readBody(body)).toMatchObject({ unreadable });
});

test('bodies of one length, read in turn, keep their values', () => {
  const bodies = ['{"a":1}', '{"a":2}', bytes('{"a":1}'), bytes('{"a":3}'), '{"a":4}'];
  const values = [1, 2, 1, 3, 4];
  for (const [first] of bodies.entries())
    for (const [second] of bodies.entries())
      for (const index of [first, second, first, 0])
        expect(readBody(bodies[index] ?? '')).toMatchObject({ value: { a: values[index] } });
});

test('the two bodies of an exchange are parsed once', () => {
  const [sent, actual] = ['{"a":[]}', bytes('{"b":[]}')];
  const readings = [readBody(sent), readBody(actual)];
  expect([readBody(sent), readBody(actual), readBody(sent)]).toEqual([...readings, readings[0]]);
  expect(readBody(sent)).toBe(readings[0]);
  expect(readBody(actual)).toBe(readings[1]);
});
