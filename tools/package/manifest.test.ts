// The manifest that users get.
import packageFile from '../../package.json' with { type: 'json' };
import { manifest } from './manifest.ts';

test('every export of the repository is one of the package, for ES modules and CommonJS', () => {
  const { exports } = manifest(packageFile, {});
  expect(Object.keys(Object(exports))).toEqual(Object.keys(packageFile.exports));
  expect(exports).toMatchObject({
    './client': {
      import: { types: './client/typed-client/index.d.ts', default: './client/typed-client/index.js' },
      require: { types: './client/typed-client/index.d.cts', default: './client/typed-client/index.cjs' },
    },
    './package.json': './package.json',
  });
});

test('its command is the file that checks the version of Node', () =>
  expect(manifest(packageFile, {})).toMatchObject({ bin: { 'userstatus-conformance': 'cli/bin.mjs' } }));

test('built on GitHub, it names the repository, as provenance requires', () => {
  const environment = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'owner/name' };
  expect(manifest(packageFile, environment)).toMatchObject({
    repository: { type: 'git', url: 'git+https://github.com/owner/name.git' },
  });
  expect(manifest(packageFile, {})).not.toHaveProperty('repository');
});
