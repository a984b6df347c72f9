// The same sources give the same tarball, byte for byte: in another folder, with another umask and in another time zone.
// So anyone can build a version from its tag and compare it with what npm has.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dist } from './proof/altered.ts';

jest.setTimeout(300_000);

const exec = promisify(execFile);
const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'userstatus-reproducible-'));
const tree = join(folder, 'another name');
afterAll(() => rmSync(folder, { recursive: true }));

/** The bytes of the tarball of a built folder. */
const packed = async (directory: string): Promise<Buffer> => {
  const to = mkdtempSync(join(folder, 'packed-'));
  const { stdout } = await exec('npm', ['pack', directory, '--json', '--pack-destination', to]);
  const [{ filename }]: [{ filename: string }] = JSON.parse(stdout);
  return readFileSync(join(to, filename));
};

/** Builds a copy of the sources; what is installed is the same. */
const buildCopy = async (): Promise<string> => {
  const { stdout } = await exec('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const name of stdout.split('\0').filter(Boolean)) cpSync(join(root, name), join(tree, name));
  for (const name of ['.', 'tools/package'])
    symlinkSync(join(root, name, 'node_modules'), join(tree, name, 'node_modules'));
  const env = { ...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'C', SOURCE_DATE_EPOCH: '1' };
  await exec('sh', ['-c', `umask 077 && exec '${process.execPath}' tools/package/build.ts`], { cwd: tree, env });
  return join(tree, 'dist');
};

test('a second build gives the same bytes', async () => {
  const [first, second] = [await packed(dist), await packed(await buildCopy())];
  expect(first.length).toBeGreaterThan(100_000);
  expect(second.equals(first)).toBe(true);
});
