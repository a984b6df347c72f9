// The version of Node is checked before anything is loaded that an old one could not parse.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

describe('the cache of compiled code', () => {
  const home = mkdtempSync(join(tmpdir(), 'userstatus-home-'));
  afterAll(() => rmSync(home, { recursive: true }));

  const cacheIn = (name: string): string => join(home, name, 'userstatus-conformance');
  const startIn = (name: string) => {
    const { NODE_COMPILE_CACHE: _, ...env } = process.env;
    const own = { XDG_CACHE_HOME: join(home, name), TMPDIR: join(home, name), LOCALAPPDATA: '' };
    return spawnSync(process.execPath, [file, '--version'], { encoding: 'utf8', env: { ...env, ...own } }).status;
  };

  test("is this user's alone", () => {
    expect(startIn('new')).toBe(0);
    expect(statSync(cacheIn('new')).mode & 0o777).toBe(0o700);
    expect(readdirSync(cacheIn('new')).length).toBeGreaterThan(0);
    expect(readdirSync(join(home, 'new'))).toEqual(['userstatus-conformance']);
  });

  test('is used where others may read it, as a directory is by default', () => {
    mkdirSync(cacheIn('read'), { recursive: true, mode: 0o755 });
    expect(startIn('read')).toBe(0);
    expect(readdirSync(cacheIn('read')).length).toBeGreaterThan(0);
  });

  test.each([
    ['others may write to', (directory: string) => mkdirSync(directory, { recursive: true, mode: 0o777 })],
    [
      'is a link',
      (directory: string) => {
        mkdirSync(dirname(directory));
        mkdirSync(`${directory}-elsewhere`, 0o700);
        symlinkSync(`${directory}-elsewhere`, directory);
      },
    ],
    [
      'is a file',
      (directory: string) => {
        mkdirSync(dirname(directory));
        writeFileSync(directory, '');
      },
    ],
  ])('is not used where it %s', (name, make) => {
    make(cacheIn(name));
    if (name.startsWith('others')) chmodSync(cacheIn(name), 0o777);
    expect(startIn(name)).toBe(0);
    expect(readdirSync(join(home, name), { recursive: true }).filter((each) => String(each).includes('v2'))).toEqual(
      [],
    );
  });

  test.each(['/proc', '/proc/self', '/dev/null', 'relative/../..'])('is not needed: %s', (place) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: '', XDG_CACHE_HOME: place, LOCALAPPDATA: '' };
    expect(spawnSync(process.execPath, [file, '--version'], { env, cwd: home }).status).toBe(0);
  });
});

test('the version is that of the manifest', () => expect(packageFile.engines.node).toBe('>=22.18'));

test('the package starts it, and it imports nothing before the check', () => {
  expect(packageFile.bin['userstatus-conformance']).toBe('cli/bin.mjs');
  expect(readFileSync(file, 'utf8')).not.toMatch(/^\s*import[\s{'"]|\bawait\b|\?\.|\?\?/m);
});
