// Which clients this machine has.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Client, Command } from './clients.ts';

const exec = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** A client that is installed: what runs it, and its version. */
export type Installed = { readonly client: Client; readonly runner: Command; readonly version: string };

const versionIn = (text: string): string | undefined => /\d+(?:\.\d+)+(?:-[\w.]+)?/.exec(text)?.[0];

const tryRunner = async (client: Client, [program = '', ...args]: Command): Promise<Installed | undefined> => {
  try {
    // `go run FILE`, but `go version`.
    const { stdout } = await exec(program, client.version, { cwd: root });
    const version = versionIn(stdout);
    return version === undefined ? undefined : { client, runner: [program, ...args], version };
  } catch {
    return undefined;
  }
};

/** What runs a client on this machine, and its version; undefined where it cannot run. */
export const installed = async (client: Client): Promise<Installed | undefined> => {
  for (const runner of client.runners) {
    const found = await tryRunner(client, runner);
    if (found) return found;
  }
  return undefined;
};
