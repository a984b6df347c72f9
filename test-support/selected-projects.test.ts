// The arguments of Jest, checked for words that it would ignore.
import { wrongSelection } from './selected-projects.ts';

const check = (args: readonly string[]): string | undefined => wrongSelection(args, ['tests', 'broker']);

test.each([
  { args: [] },
  { args: ['reports/html'] },
  { args: ['reports/html', '--selectProjects', 'tests'] },
  { args: ['--selectProjects', 'tests', 'broker', '--json'] },
  { args: ['--selectProjects=tests'] },
])('$args are fine', ({ args }) => expect(check(args)).toBeUndefined());

test.each([
  { args: ['--selectProjects', 'tests', 'reports/html'] },
  { args: ['--selectProjects=tests', 'reports/html', '--json'] },
  { args: ['--selectProjects=reports/html'] },
])('$args name a project that does not exist', ({ args }) =>
  expect(check(args)).toContain('no project is called reports/html'),
);
