// publint and are-the-types-wrong, for ES modules and CommonJS under node16 and bundler resolution.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { altered, dist } from './proof/altered.ts';

const exec = promisify(execFile);

/** The output of a program; empty when it finds nothing. */
const complaint = (program: string, args: readonly string[]): Promise<string> =>
  exec(program, [...args], { shell: process.platform === 'win32' }).then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );

const publint = (directory: string): Promise<string> => complaint('publint', ['run', directory, '--strict']);

const typesWrong = async (directory: string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'userstatus-packed-'));
  try {
    const { stdout } = await exec('npm', ['pack', directory, '--pack-destination', folder, '--json']);
    const [{ filename }]: [{ filename: string }] = JSON.parse(stdout);
    return await complaint('attw', [join(folder, filename), '--profile', 'node16']);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('publint finds nothing', async () => expect(await publint(dist)).toBe(''));
test('are-the-types-wrong finds nothing', async () => expect(await typesWrong(dist)).toBe(''));

test('publint finds a missing file', async () => {
  const said = await altered(['package.json', './index.cjs', './index.c.js'], publint);
  expect(said).toContain('index.c.js');
});

test('are-the-types-wrong finds types of the wrong module format', async () => {
  const said = await altered(['package.json', './index.d.cts', './index.d.ts'], typesWrong);
  expect(said).toContain('Masquerading as ESM');
});
