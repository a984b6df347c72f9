// The reason of a case in a cause.
import { reasonShown } from './reason-shown.ts';

test.each([
  ['has a text', ' (has a text)'],
  ['', ''],
  ['against a.b', ''],
])('the reason "%s" is shown as "%s"', (reason, shown) => {
  expect(reasonShown({ id: 'a.b', counterexample: { reason } })).toBe(shown);
});

test('without a counterexample there is none', () => expect(reasonShown({ id: 'a.b' })).toBe(''));
