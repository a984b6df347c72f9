// Runs a command with the packages of folders that have their own package.json, which keeps the first `npm ci` small:
// `node tools/with-packages.ts tools/lint -- biome lint .` installs them first where they are missing or outdated.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { isInstalledAsLocked } from './packages/installed-as-locked.ts';

const root = join(import.meta.dirname, '..');

const binariesOf = (folder: string): string => join(root, folder, 'node_modules/.bin');

/** Runs a program in a folder of the repository; returns its exit code. */
const run = (folder: string, [program = '', ...args]: readonly string[], path: readonly string[]): number => {
  // Some packages include their own TypeScript.
  const env = { ...process.env, PATH: [binariesOf('.'), ...path, process.env['PATH']].join(delimiter) };
  const { status, error } = spawnSync(program, args, { cwd: join(root, folder), stdio: 'inherit', env });
  if (error !== undefined) process.stderr.write(`${program} cannot be started: ${error.message}\n`);
  return status ?? 1;
};

/** Installs the packages of a folder by its lock file; returns npm's exit code. */
const install = (folder: string): number => {
  process.stderr.write(`Installing the packages of ${folder}, which this command needs (npm ci)\n`);
  return run(folder, ['npm', 'ci', '--no-progress'], []);
};

const separator = process.argv.indexOf('--');
const folders = process.argv.slice(2, separator);
const command = process.argv.slice(separator + 1);

const failed = folders
  .filter((folder) => !isInstalledAsLocked(join(root, folder)))
  .map(install)
  .find((code) => code !== 0);
process.exitCode = failed ?? run('.', command, folders.map(binariesOf));
