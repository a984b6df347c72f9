// The version of Node is checked before anything is loaded that an old one could not parse.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageFile from '../package.json' with { type: 'json' };

const file = join(__dirname, 'bin.mjs');

/** Runs the entry point as if this Node were of another version. */
const runAs = (version: string, ...args: readonly string[]) => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    Object.defineProperty(process, 'version', { value: 'v${version}' });`;
  return spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, file, ...args],
    {
      encoding: 'utf8',
    },
  );
};

test.each(['12.22.0', '20.20.2', '22.17.1'])('Node %s gets a sentence and exit code 2', (version) => {
  const { status, stdout, stderr } = runAs(version, 'verify');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(
    `error: userstatus-conformance needs Node 22.18 or later; this is v${version} (${process.execPath}).\n`,
  );
});

test.each(['22.18.0', '24.0.0'])('Node %s runs the command', (version) =>
  expect(runAs(version, '--version')).toMatchObject({ status: 0, stdout: `${packageFile.version}\n` }),
);

test('a command that cannot be loaded has no verdict', () => {
  const broken = `import { registerHooks } from 'node:module';
    const resolve = (name, context, next) => {
      if (name === 'commander') throw new Error('Cannot find package commander');
      return next(name, context);
    };
    registerHooks({ resolve });`;
  const url = `data:text/javascript,${encodeURIComponent(broken)}`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', url, file, '--version'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 3,
    stderr: 'error: userstatus-conformance could not be loaded: Cannot find package commander\n',
  });
});

test('the version is that of the manifest', () => expect(packageFile.engines.node).toBe('>=22.18'));

test('the package starts it, and it imports nothing before the check', () => {
  expect(packageFile.bin['userstatus-conformance']).toBe('cli/bin.mjs');
  expect(readFileSync(file, 'utf8')).not.toMatch(/^\s*import[\s{'"]|\bawait\b|\?\.|\?\?/m);
});
