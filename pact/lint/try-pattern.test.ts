// Patterns of pacts: tried as JavaScript does, and never for long.
import { tryPattern } from './try-pattern.ts';

const within = (milliseconds: number, work: () => unknown): unknown => {
  const start = performance.now();
  const result = work();
  return performance.now() - start < milliseconds ? result : `took ${performance.now() - start} ms`;
};

test.each([
  ['^a+$', 'aaa', 'matches'],
  ['b', 'aaa', 'differs'],
  ['^.$', '😀', 'matches'],
  ['^\\p{L}$', 'ä', 'matches'],
  ['(', 'a', 'unknown'],
  ['(?<a>.)(?<a>.)', 'a', 'unknown'],
])('%s on %s: %s', (pattern, text, result) => expect(tryPattern(pattern, text)).toBe(result));

test('one that would take years is given up, and not tried again', () => {
  const [pattern, text] = ['^(a+)+$', `${'a'.repeat(60)}b`];
  expect(within(5_000, () => tryPattern(pattern, text))).toBe('tooSlow');
  expect(within(50, () => tryPattern(pattern, 'a'))).toBe('tooSlow');
  expect(tryPattern('^a+$', 'aaa')).toBe('matches');
});

test('one that is slow to read is given up', () =>
  expect(within(5_000, () => tryPattern('(?:a?){1000000}b', 'a'.repeat(1_000)))).toBe('tooSlow'));

test('one that is too long is not tried', () => expect(tryPattern('a'.repeat(10_001), 'a')).toBe('tooSlow'));

test('a thousand slow ones together end soon', () => {
  const slow = Array.from({ length: 1_000 }, (_, index) => `^(a+)+${index}$`);
  const result = within(40_000, () => new Set(slow.map((pattern) => tryPattern(pattern, 'a'.repeat(60)))));
  expect(result).toEqual(new Set(['tooSlow']));
});
