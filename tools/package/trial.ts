// A trial: a command that a user runs in an empty project with the package, and its expected result.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type Ended = { readonly code: number | null; readonly said: string; readonly seconds: number };

/** An empty project with its own Node. */
export type Project = {
  readonly directory: string;
  /** Runs a shell command in it. */
  readonly run: (line: string) => Ended;
  readonly remove: () => void;
};

export type Trial = {
  readonly says: string;
  readonly line: string;
  /** The expected exit code; 0 by default. */
  readonly code?: number;
  /** Text that the output must contain. */
  readonly saying?: RegExp;
};

const users = join(import.meta.dirname, 'users');

// Without the caller's tokens, broker and target, and without the variables that npm and Jest set.
const isOurs = ([name]: readonly [string, string | undefined]): boolean =>
  !/^(GRAPH_|PACT_|JEST_|NODE_(OPTIONS|ENV|PATH)$|npm_(?!config_(registry|cafile)$))/.test(name);

const platform = process.platform === 'win32' ? 'win' : process.platform;

/**
 * Creates a project that runs on a version of Node from npm, with a user's files in it.
 * @throws Error when that Node cannot be installed.
 */
export const openProject = (node: string): Project => {
  const home = mkdtempSync(join(tmpdir(), 'userstatus-package-'));
  const [directory, tools] = [join(home, 'project'), join(home, 'tools')];
  const clean = Object.fromEntries(Object.entries(process.env).filter(isOurs));
  const runIn = (cwd: string, line: string): Ended => {
    const binaries = join(tools, `node_modules/node-${platform}-${process.arch}/bin`);
    const start = performance.now();
    const env = { ...clean, PATH: [binaries, process.env['PATH']].join(delimiter) };
    const { status, stdout, stderr } = spawnSync(line, { cwd, shell: true, encoding: 'utf8', env });
    return { code: status, said: stdout + stderr, seconds: (performance.now() - start) / 1000 };
  };
  mkdirSync(tools);
  cpSync(users, directory, { recursive: true });
  for (const place of [directory, tools]) writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  const had = runIn(tools, `npm install node-${platform}-${process.arch}@${node}`);
  if (had.code !== 0) throw new Error(`Node ${node} cannot be had: ${had.said}`);
  return {
    directory,
    run: (line) => runIn(directory, line),
    remove: () => rmSync(home, { recursive: true }),
  };
};

/** Why a trial failed, or undefined if it passed. */
export const complaint = ({ code = 0, saying }: Trial, ended: Ended): string | undefined => {
  if (ended.code !== code) return `ended with ${ended.code}, not ${code}:\n${ended.said}`;
  return saying && !saying.test(ended.said) ? `does not say ${saying}:\n${ended.said}` : undefined;
};
