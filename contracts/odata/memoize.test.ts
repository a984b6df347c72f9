// Results are remembered, each under its own text, and never too many of them.
import fc from 'fast-check';
import { memoize } from './memoize.ts';

test('gives what the function gives, whatever was asked before', () => {
  const upper = memoize((text) => text.toUpperCase());
  fc.assert(
    fc.property(fc.string({ maxLength: 2 }), (text) => upper(text) === text.toUpperCase()),
    { numRuns: 5000 },
  );
});

test('asks once for each text, undefined too, as long as there are few', () => {
  const asked: string[] = [];
  const nothing = memoize((text) => void asked.push(text));
  for (const text of ['a', 'b', 'a', 'b', 'a']) expect(nothing(text)).toBeUndefined();
  expect(asked).toEqual(['a', 'b']);
});

test('forgets when there are many', () => {
  let asked = 0;
  const counted = memoize(() => {
    asked += 1;
  });
  for (let index = 0; index < 1000; index += 1) counted(String(index));
  counted('0');
  expect(asked).toBe(1001);
});

test('keeps no long text', () => {
  let asked = 0;
  const counted = memoize(() => {
    asked += 1;
  });
  for (const text of ['a'.repeat(501), 'a'.repeat(501)]) counted(text);
  expect(asked).toBe(2);
});
