// Optional packages: found where installed, otherwise the message names the command that installs them.
import { WrongUse } from './errors.ts';
import { optionalPackage } from './optional-package.ts';

test('a package that is installed is found', () =>
  expect(optionalPackage('fast-check', 'a property')).toBe(require.resolve('fast-check')));

test.each([
  ['no-such-package', 'no-such-package'],
  ['no-such-package/deep/file.js', 'no-such-package'],
  ['@no-such-scope/package/file.js', '@no-such-scope/package'],
])('who needs %s is told how to install %s', (specifier, name) => {
  const ask = (): string => optionalPackage(specifier, 'the gate');
  expect(ask).toThrow(WrongUse);
  expect(ask).toThrow(`the gate needs the package ${name}, which is not installed: npm install ${name}`);
});
