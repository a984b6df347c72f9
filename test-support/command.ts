// Runs the real command in child processes, for tests of the command line.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Ran, type RanInSeries, runInSeries } from './series.ts';

export type { Ran };

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

type Environment = Readonly<Record<string, string>>;

const environment = (env: Environment) => ({ ...clean, USERSTATUS_MEMORY: 'off', ...env });

/** Starts `userstatus-conformance` with these arguments and environment variables. */
export const start = (args: readonly string[], env: Environment = {}): Running => {
  const child = spawn(process.execPath, ['cli/main.ts', ...args], {
    cwd: root,
    env: environment(env),
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

/** Runs it in a process of its own, which ends with it. */
export const runAlone = (args: readonly string[], env: Environment = {}): Promise<Ran> => start(args, env).ended;

/** Runs it in a process that has run other commands of the test file, where there is one, and gives the memory that this needed. */
export const runMeasured = (args: readonly string[], env: Environment = {}): Promise<RanInSeries> =>
  runInSeries({ args, env: environment(env) });

/** What Node and OpenSSL read when they start, and not again. */
const isReadAtStart = (name: string): boolean => /^(?:NODE|SSL)_/.test(name);

/** Runs it, in a process that has run other commands of the test file where there is one. */
export const run = async (args: readonly string[], env: Environment = {}): Promise<Ran> => {
  if (Object.keys(env).some(isReadAtStart)) return runAlone(args, env);
  const { peak: _, ...ran } = await runMeasured(args, env);
  return ran;
};
