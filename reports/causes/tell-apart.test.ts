// Failures that look alike are told apart by what their requests have in common.
import type { Feature, Symptom } from '../record/results.ts';
import { toldApart } from './tell-apart.ts';

const symptom = (requirements: Symptom['requirements'], features: readonly Feature[], passing = 1_000): Symptom => ({
  ...{ wanted: 'create', location: 'status', actual: '500', passing, besides: {}, changes: {} },
  count: Object.values(requirements).reduce((sum, count) => sum + count, 0),
  paths: { one: 1 },
  requirements,
  features,
});

const feature = (name: string, requirements: Feature['requirements'], passing = 0): Feature => ({
  name,
  failing: Object.values(requirements).reduce((sum, count) => sum + count, 0),
  passing,
  requirements,
});

test('two features that explain different requirements make two parts', () => {
  const [one, other, more] = toldApart([
    symptom({ 'bodies.a.values': 10, 'bodies.b.values': 8, 'bodies.valid': 4 }, [
      feature('a is 0', { 'bodies.a.values': 10, 'bodies.valid': 2 }),
      feature('b is empty', { 'bodies.b.values': 8, 'bodies.valid': 2 }),
    ]),
  ]);
  expect(more).toBeUndefined();
  expect([one?.feature?.name, other?.feature?.name]).toEqual(['a is 0', 'b is empty']);
  expect(one?.requirements).toMatchObject({ 'bodies.a.values': 10, 'bodies.valid': 4 });
});

test('one feature that explains all is preferred to several', () => {
  const parts = toldApart([
    symptom({ 'bodies.a.values': 10, 'bodies.b.values': 8 }, [
      feature('a is empty', { 'bodies.a.values': 10 }),
      feature('a string is empty', { 'bodies.a.values': 10, 'bodies.b.values': 8 }),
    ]),
  ]);
  expect(parts.map((part) => part.feature?.name)).toEqual(['a string is empty']);
});

test('a feature that most passing requests have explains nothing', () => {
  const [part, more] = toldApart([symptom({ r: 10 }, [feature('a is 0', { r: 10 }, 500)])]);
  expect(more).toBeUndefined();
  expect(part?.requirements).toEqual({ r: 10 });
});

test('where nearly all fails, nothing is told apart', () => {
  expect(toldApart([symptom({ r: 10 }, [feature('a is 0', { r: 10 })], 1)])).toEqual([{ requirements: { r: 10 } }]);
});
