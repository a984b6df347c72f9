import { WrongUse } from './errors.ts';
import { select } from './selection.ts';

const names = ['bodies.valid', 'bodies.null', 'answers.status', 'own.a+b'];
const from = (...patterns: readonly string[]) => select(patterns, { option: '--only', what: 'requirement', names });

test.each<[string, readonly string[]]>([
  ['answers.status', ['answers.status']],
  ['bodies.*', ['bodies.valid', 'bodies.null']],
  ['*', names],
  ['**', names],
  ['*.s*s', ['answers.status']],
  ['*null', ['bodies.null']],
  ['own.a+b', ['own.a+b']],
])('%s selects', (pattern, selected) => expect(from(pattern)).toEqual(selected));

test('each name is selected once, in the order of the names', () =>
  expect(from('answers.*', 'bodies.null', 'bodies.*')).toEqual(['bodies.valid', 'bodies.null', 'answers.status']));

test.each([
  ['bodies.nul', '--only: there is no requirement bodies.nul; did you mean bodies.null?'],
  ['bodies', '--only: there is no requirement bodies; did you mean bodies.null?'],
  ['headers.*', '--only: no requirement matches headers.*.'],
  ['bodies?null', '--only: there is no requirement bodies?null; did you mean bodies.null?'],
  ['', '--only: there is no requirement ; did you mean bodies.valid?'],
])('%p selects nothing and is refused', (pattern, message) => {
  expect(() => from(pattern)).toThrow(new WrongUse(message));
});
