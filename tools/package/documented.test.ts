// The modules in the pages about the package run on the built package, and equal the example files.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { documented, shownModules } from './documented.ts';
import { dist } from './proof/altered.ts';

const exec = promisify(execFile);
const root = join(__dirname, '../..');
const project = mkdtempSync(join(tmpdir(), 'userstatus-documented-'));
const command = [`node_modules/${packageFile.name}/cli/bin.mjs`];

beforeAll(() => {
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(dist, join(project, 'node_modules', packageFile.name));
  symlinkSync(join(root, 'node_modules/fast-check'), join(project, 'node_modules/fast-check'));
  for (const [name, text] of Object.entries(shownModules)) writeFileSync(join(project, name), text);
});
afterAll(() => rmSync(project, { recursive: true }));

const run = (...args: readonly string[]) => exec(process.execPath, [...args], { cwd: project });

test.each(['package.test.mjs', 'deletes.test.mjs'])('%s passes', async (name) => {
  const { stdout } = await run('--test', name);
  expect(stdout).toMatch(/pass [1-9]\d*\n.*fail 0/s);
});

test('verify judges by the module of requirements', async () => {
  const { stdout } = await run(...command, 'verify', '--cases', '1', '--requirements', 'requirements.mjs');
  const all = providerRequirements(userStatus).length + 2;
  expect(stdout).toContain(`${all} of ${all} requirements pass`);
});

test.each(['requirements.mjs', 'deletes.test.mjs'])('%s is the example of that name', (name) =>
  expect(shownModules[name]).toBe(readFileSync(join(root, 'docs/examples/own', name), 'utf8')),
);

test('the commands of the pages are those that package:test runs in an empty project', () => {
  const lines = documented('package.tgz').map(({ line }) => line);
  expect(lines[0]).toBe('npm install --save-dev package.tgz');
  expect(lines).toContain('npx userstatus-conformance verify --requirements requirements.mjs');
  expect(lines.length).toBeGreaterThan(7);
});
