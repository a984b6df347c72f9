// The contents of the package: code and documentation, no tools or tests, and exactly the dependencies it imports.
import { globSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import loginPackages from '../login/package.json' with { type: 'json' };
import { manifest } from './manifest.ts';
import { altered, dist } from './proof/altered.ts';

const filesIn = (directory: string): string[] =>
  globSync('**/*', { cwd: directory }).filter((name) => statSync(join(directory, name)).isFile());

const imports = /(?:\bfrom|\bimport|\bimport\(|\brequire\(|\bload\(|\boptionalPackage\()\s*"([^"./\n][^"\n]*)"/g;
const nameOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
const isBuiltIn = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);

/** The packages that the files of a directory import, types included. */
const importedIn = (directory: string): string[] => {
  const texts = filesIn(directory)
    .filter((name) => /\.c?js$|\.d\.c?ts$/.test(name))
    .map((name) => readFileSync(join(directory, name), 'utf8'));
  const specifiers = texts.flatMap((text) => [...text.matchAll(imports)].map(([, specifier = '']) => specifier));
  return [...new Set(specifiers.map(nameOf).filter((name) => !isBuiltIn(name)))].sort();
};

const { dependencies, peerDependencies, devDependencies } = packageFile;
// Jest is not imported: it loads the preset.
const declared = [...Object.keys(dependencies), ...Object.keys(peerDependencies)]
  .filter((name) => name !== 'jest')
  .sort();

test('its dependencies are exactly what it imports', () => expect(importedIn(dist)).toEqual(declared));

test('an imported package that is not declared is found', async () => {
  const change = ['index.js', 'export {', 'export { version as typescript } from "typescript";\nexport {'] as const;
  expect(await altered(change, importedIn)).toEqual([...declared, 'typescript'].sort());
});

const majorOf = (version = ''): string => version.split('.', 1)[0] ?? '';

test('peer dependencies are optional, and of the major version that is tested here', () => {
  const { peerDependenciesMeta } = packageFile;
  expect(Object.keys(peerDependenciesMeta)).toEqual(Object.keys(peerDependencies));
  const tested: Readonly<Record<string, string>> = { ...devDependencies, ...loginPackages.dependencies };
  for (const [name, range] of Object.entries(peerDependencies))
    expect(majorOf(range)).toBe(`^${majorOf(tested[name])}`);
});

test('it contains no tools or tests', () => {
  const odd = filesIn(dist).filter((name) => /\.test\.|(^|\/)(proof|bench|broker|docs)\//.test(name));
  expect(odd.filter((name) => !name.startsWith('suites/proof/'))).toEqual([]);
  expect(Object.keys(manifest(packageFile, {}))).not.toContain('devDependencies');
});

/** The folders of the modules that read their own location, which the build changes. */
const placedIn = (directory: string): string[] =>
  filesIn(directory)
    .filter((name) => name.endsWith('.js'))
    .filter((name) =>
      /import\.meta\.(dirname|filename)|URL\(.*import\.meta/.test(readFileSync(join(directory, name), 'utf8')),
    )
    .map((name) => dirname(name));

test('only one module reads its own location, one level down', () => expect(placedIn(dist)).toEqual(['parts']));

test('another module that reads its location is found', async () => {
  const change = ['index.js', 'export {', 'export const here = import.meta.dirname;\nexport {'] as const;
  expect((await altered(change, placedIn)).sort()).toEqual(['.', 'parts']);
});

test('no file names the directory it was built in', () => {
  const root = join(__dirname, '../..');
  expect(filesIn(dist).filter((name) => readFileSync(join(dist, name), 'utf8').includes(root))).toEqual([]);
});

test('it is small', () => {
  const bytes = filesIn(dist).reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);
  expect(bytes).toBeLessThan(3_000_000);
});
