// `npm run package`: builds the package into dist/, which npm packs.
import { chmodSync, cpSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';
import packageFile from '../../package.json' with { type: 'json' };
import { manifest } from './manifest.ts';
import builds from './tsdown.config.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

const asTheyAre = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'contracts/user-status/pacts',
  'contracts/user-status/rulings.md',
  'contracts/user-status/configuration.schema.json',
];

rmSync(dist, { recursive: true, force: true });
// In turn, types first: side by side, their CommonJS files, which lack exports, at times replaced those of the code.
for (const one of builds.toReversed()) await build({ ...one, cwd: root, config: false });
for (const name of asTheyAre) cpSync(join(root, name), join(dist, name), { recursive: true });
// White space is 40 % of a pact; only programs read it here.
for (const name of globSync('contracts/user-status/pacts/*.json', { cwd: dist })) {
  const file = join(dist, name);
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
}
const entryPoint = 'cli/bin.mjs';
writeFileSync(join(dist, entryPoint), readFileSync(join(root, entryPoint), 'utf8').replace('./main.ts', './main.js'));
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(manifest(packageFile, process.env), undefined, 2)}\n`);
// npm packs the rights of files, which depend on the umask of who builds; every build gives the same bytes.
for (const name of globSync('**/*', { cwd: dist })) {
  const file = join(dist, name);
  if (statSync(file).isFile()) chmodSync(file, name === entryPoint ? 0o755 : 0o644);
}
