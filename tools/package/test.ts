// `npm run package:test`: packs the build, installs it into an empty project for each Node, and runs there what users
// run. Needs the registry.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documented, shownModules } from './documented.ts';
import { installedIn } from './installed.ts';
import { complaint, openProject, type Project, type Trial } from './trial.ts';
import { alone, strictly, together } from './trials.ts';

/** The oldest Node that package.json allows, and the newest of each supported major version. */
const nodes = ['22.18.0', '22.23.3', '24.21.0', '26.10.0'] as const;

const folder = mkdtempSync(join(tmpdir(), 'userstatus-tarball-'));
const packed = execFileSync('npm', ['pack', './dist', '--json', '--pack-destination', folder], { encoding: 'utf8' });
const [{ filename, size, unpackedSize }] = JSON.parse(packed);
console.log(`${filename}: ${size} bytes, ${unpackedSize} unpacked`);

let failures = 0;

const attempt = (project: Project, trial: Trial): void => {
  const ended = project.run(trial.line);
  const wrong = complaint(trial, ended);
  console.log(`  ${wrong === undefined ? 'ok' : 'NO'} ${ended.seconds.toFixed(2).padStart(6)} s  ${trial.says}`);
  if (wrong === undefined) return;
  failures += 1;
  console.log(`${`$ ${trial.line}\n${wrong}`.replace(/^/gm, '     ')}`);
};

const tryOn = (node: string, option: string, trials: readonly Trial[]): void => {
  const project = openProject(node);
  console.log(`Node ${node}: npm install${option}`);
  attempt(project, { says: 'it is installed', line: `npm install${option} ${join(folder, filename)}` });
  const { packages, bytes } = installedIn(project.directory);
  console.log(`     ${packages} packages, ${(bytes / 1e6).toFixed(1)} MB`);
  for (const trial of trials) attempt(project, trial);
  project.remove();
};

for (const node of nodes) tryOn(node, '', [...alone, ...together]);
tryOn('24.21.0', ' --install-strategy=linked fast-check', strictly);

const page = openProject('24.21.0');
console.log('Node 24.21.0: as the docs say');
for (const [name, text] of Object.entries(shownModules)) writeFileSync(join(page.directory, name), text);
for (const trial of documented(join(folder, filename))) attempt(page, trial);
page.remove();

rmSync(folder, { recursive: true });
console.log(failures === 0 ? 'all as it should be' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
