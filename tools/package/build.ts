// `npm run package`: builds the package into dist/, which npm packs.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
];

rmSync(dist, { recursive: true, force: true });
// In turn, types first: side by side, their CommonJS files, which lack exports, at times replaced those of the code.
for (const one of builds.toReversed()) await build({ ...one, cwd: root, config: false });
for (const name of asTheyAre) cpSync(join(root, name), join(dist, name), { recursive: true });
const entryPoint = 'cli/bin.mjs';
writeFileSync(join(dist, entryPoint), readFileSync(join(root, entryPoint), 'utf8').replace('./main.ts', './main.js'));
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(manifest(packageFile, process.env), undefined, 2)}\n`);
