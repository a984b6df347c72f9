// What Jest transformed is run from its cache: no project keeps it where other users of the machine may write.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import preset from '../jest-preset.ts';

const root = join(__dirname, '../..');

test('every project of this repository keeps it below node_modules', () => {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const { stdout } = spawnSync(process.execPath, [jest, '--showConfig'], { cwd: root, encoding: 'utf8' });
  const { configs }: { readonly configs: readonly { readonly cacheDirectory: string }[] } = JSON.parse(stdout);
  expect(configs.length).toBeGreaterThan(5);
  expect([...new Set(configs.map(({ cacheDirectory }) => cacheDirectory))]).toEqual([
    join(root, 'node_modules/.cache/jest'),
  ]);
});

test('so does a project of a user of the preset', () =>
  expect(preset).toMatchObject({ cacheDirectory: '<rootDir>/node_modules/.cache/jest' }));
