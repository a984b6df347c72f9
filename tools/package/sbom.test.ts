// The list of what the package brings with it (CycloneDX), which each release has.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import packageFile from '../../package.json' with { type: 'json' };

type Component = { readonly name: string; readonly version: string; readonly hashes?: readonly unknown[] };
type Bom = {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
};

const root = join(__dirname, '../..');

const makeBom = async (): Promise<Bom> => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'package:sbom'], { cwd: root });
  return JSON.parse(stdout);
};

test('it names the package, every dependency with its checksum, and no tool', async () => {
  const { bomFormat, metadata, components } = await makeBom();
  expect(bomFormat).toBe('CycloneDX');
  expect(metadata.component).toMatchObject({ name: packageFile.name, version: packageFile.version });
  const names = components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(packageFile.dependencies)));
  expect(names.filter((name) => name in packageFile.devDependencies)).toEqual([]);
  expect(components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
});
