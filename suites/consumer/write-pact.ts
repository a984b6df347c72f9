// Runs the consumer suites in a process of its own and reads the pact that they write. The directory is a new one: Pact
// merges into the file that it finds.
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
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`the consumer suites failed, so there is no pact:\n${output}`);
  }
};

export type PactFile = { readonly name: string; readonly text: string };

/**
 * The pact file that the consumer suites write now.
 * @throws Error with the output of Jest when one of them fails, or when they do not write one file.
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
