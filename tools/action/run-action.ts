// Runs the step of the action as GitHub does, in a workspace of its own, for tests.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { placeNpx } from '../../test-support/npx.ts';

export const root = join(__dirname, '../..');

type Input = { readonly description: string; readonly default: string };
type Step = {
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
};

export const action: {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly runs: { readonly steps: readonly Step[] };
} = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

export const step = action.runs.steps.find(({ run }) => run !== undefined);

export type Job = {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Environment variables of the workflow. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Prepares the workspace. */
  readonly before?: (workspace: string) => void;
  /** A directory that replaces the one with npx. */
  readonly bin?: string;
};

export type Ended = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly output: string;
  readonly workspace: string;
};

/** The value of an expression such as `${{ inputs.seed }}`: inputs that were not given have their defaults. */
const filled = (text: string, inputs: Readonly<Record<string, string>>): string =>
  text.replace(
    /\$\{\{ inputs\.([\w-]+) \}\}/,
    (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? '',
  );

const environmentOf = ({ inputs = {}, variables = {} }: Job): NodeJS.ProcessEnv => {
  const { GRAPH_BASE_URL: _url, GRAPH_TOKEN: _token, ...own } = process.env;
  const passed = Object.entries(step?.env ?? {}).map(([name, text]) => [name, filled(text, inputs)]);
  return { ...own, ...Object.fromEntries(passed), ...variables };
};

/** Opens a directory for jobs of the action; `run` runs one. */
export const openJobs = () => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-action-'));
  const npx = placeNpx(directory);
  let jobs = 0;
  const run = (job: Job): Promise<Ended> => {
    jobs += 1;
    const workspace = join(directory, String(jobs));
    const [summary, output] = [`${workspace}-summary.md`, `${workspace}-output.txt`];
    mkdirSync(workspace);
    for (const file of [summary, output]) writeFileSync(file, '');
    job.before?.(workspace);
    const env = {
      ...environmentOf(job),
      PATH: `${job.bin ?? npx}:${process.env['PATH']}`,
      GITHUB_ACTION_PATH: root,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
    };
    return new Promise((resolve) => {
      const child = execFile('bash', ['-e', '-c', step?.run ?? ''], { cwd: workspace, env }, (_, stdout, stderr) => {
        const [shown, set] = [summary, output].map((file) => readFileSync(file, 'utf8'));
        resolve({ code: child.exitCode ?? -1, stdout, stderr, summary: shown ?? '', output: set ?? '', workspace });
      });
    });
  };
  return { directory, run, remove: () => rmSync(directory, { recursive: true }) };
};
