// Causes: every requirement that fails or warns belongs to exactly one.
import { specimen } from '../../test-support/specimen.ts';
import { causesOf } from './causes.ts';

test('puts every requirement that fails or warns into exactly one cause', () => {
  const record = specimen(3);
  const named = causesOf(record).flatMap(({ requirements }) => requirements);
  expect(named.toSorted()).toEqual(['bodies.broken0', 'bodies.broken1', 'bodies.broken2', 'bodies.warn']);
});

test('finds none where nothing fails or warns', () => {
  const { requirements, ...rest } = specimen();
  expect(causesOf({ ...rest, requirements: requirements.filter(({ verdict }) => verdict === 'pass') })).toEqual([]);
});

test('a record without symptoms has causes by its counterexamples, one for all paths', () => {
  const { symptoms: _, ...old } = specimen(1);
  const [first] = causesOf(old);
  expect(first?.requirements).toContain('bodies.broken0');
  expect(first?.paths.length).toBe(8);
});
