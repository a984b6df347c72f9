// Runs the real command in a child process, for tests of the command line.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type Running = {
  readonly ended: Promise<Ran>;
  /** The text written to stdout so far. */
  readonly written: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when this text appears on stdout or stderr. */
  readonly says: (text: string) => Promise<void>;
};

const root = join(__dirname, '..');
const {
  GRAPH_TOKEN: _token,
  GRAPH_BASE_URL: _url,
  GRAPH_CLOUD: _cloud,
  GRAPH_CREDENTIAL: _credential,
  ...clean
} = process.env;

/** Starts `userstatus-conformance` with these arguments and environment variables. */
export const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Running => {
  const child = spawn(process.execPath, ['cli/main.ts', ...args], {
    cwd: root,
    env: { ...clean, USERSTATUS_MEMORY: 'off', ...env },
  });
  let [stdout, stderr] = ['', ''];
  const waiting = new Set<() => void>();
  const heard = (): void => waiting.forEach((wake) => void wake());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    heard();
  });
  return {
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr }))),
    written: () => stdout,
    kill: (signal) => void child.kill(signal),
    says: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!(stdout + stderr).includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
};

export const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  start(args, env).ended;
