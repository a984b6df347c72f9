// Starts a mock that a tool makes from an export, and judges it with verify.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { portOf } from '../../test-support/listening.ts';

const root = join(__dirname, '../..');

/** A port that was free a moment ago: these tools take no other. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((closed) => void server.close(closed));
  return port;
};

const answers = async (url: string): Promise<boolean> => {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
};

export type Mock = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts a program that listens on a port, and waits until it answers. */
export const startMock = async (program: string, args: readonly string[], port: number): Promise<Mock> => {
  const child = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    await wait(100);
  }
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return { url, stop };
};

type Results = { readonly requirements: readonly { readonly id: string; readonly verdict: string }[] };

const run = (args: readonly string[]): Promise<void> =>
  new Promise((done) => {
    const env = { ...process.env, GRAPH_TOKEN: 'any-token-will-do' };
    execFile(process.execPath, ['cli/main.ts', ...args], { cwd: root, env }, () => done());
  });

/** What a mock fails and what it is warned of, by the enumerated cases; an answer may take so many milliseconds. */
export const foundIn = async ({ url }: Mock, requestTimeout: number): Promise<ReadonlyMap<string, string>> => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-exports-'));
  // One path, few at once: all paths of these mocks are alike, and on a busy machine a slow answer would be a failure.
  const few = ['--path', userStatus.paths.names[0] ?? '', '--concurrency', '8'];
  const options = [
    '--cases',
    '0',
    '--seed',
    '1',
    '--request-timeout',
    String(requestTimeout),
    '--report-dir',
    directory,
  ];
  await run(['verify', '--target', url, ...few, ...options]);
  const results: Results = JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8'));
  rmSync(directory, { recursive: true });
  const found = results.requirements.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  return new Map(found.map(({ id, verdict }) => [id, `${verdict}s`]));
};
