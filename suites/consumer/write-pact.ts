// Writes the pact anew into a directory by running the consumer suites there: in a process of its own, because Pact
// merges into what it finds and writes only what passed.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const runner = join(root, 'node_modules/jest/bin/jest.js');

const runSuites = async (directory: string): Promise<void> => {
  const env = { ...process.env, PACT_DIR: directory, PACT_DO_NOT_TRACK: 'true' };
  const args = [runner, '--selectProjects', 'consumer', '--runInBand', '--reporters', 'default'];
  try {
    await promisify(execFile)(process.execPath, args, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`the consumer suites failed, so there is no pact:\n${said}`);
  }
};

export type PactFile = { readonly name: string; readonly text: string };

/**
 * The pact file that the consumer suites write now.
 * @throws Error with what Jest said when one of them fails, or when they do not write one file.
 */
export const writtenPact = async (): Promise<PactFile> => {
  const directory = await mkdtemp(join(tmpdir(), 'userstatus-pact-'));
  try {
    await runSuites(directory);
    const [name, ...others] = await readdir(directory);
    if (name === undefined || others.length > 0) throw new Error('the consumer suites did not write one pact file');
    return { name, text: await readFile(join(directory, name), 'utf8') };
  } finally {
    await rm(directory, { recursive: true });
  }
};
