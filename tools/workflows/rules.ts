// What every workflow keeps to: a leak of rights, or code of others that changes under its name, is found here.
import { parse } from 'yaml';

type Rights = Readonly<Record<string, string>>;
type Step = {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Job = {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Rights | string;
  readonly 'timeout-minutes'?: number;
};
type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Rights | string;
  readonly jobs: Readonly<Record<string, Job>>;
};

/** An action in a workflow's text: its name, its commit, and the version in the comment behind. */
export type Use = { readonly name: string; readonly commit: string; readonly version: string };

const pinned = /^([\w.-]+\/[\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/;

/** Every value of `uses` in what the text says, wherever it stands, but for files of this repository. */
const usedIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'uses' && typeof inner === 'string' && !inner.startsWith('./') ? [inner] : usedIn(inner),
  );
};

/** The rest of each line with `uses`, with its comment. */
const linesIn = (text: string): string[] => [...text.matchAll(/^[\s-]*uses: *(.*?) *$/gm)].map(([, used = '']) => used);

/** The pinned actions of a text. */
export const pinsIn = (text: string): readonly Use[] =>
  linesIn(text).flatMap((used) => {
    const [, name, commit, version] = pinned.exec(used) ?? [];
    return name === undefined || commit === undefined || version === undefined ? [] : [{ name, commit, version }];
  });

/** Actions that are named by a tag or a branch, which its owner can move. */
export const movable = (text: string): string[] => {
  const pins = pinsIn(text).map(({ name, commit }) => `${name}@${commit}`);
  return usedIn(parse(text))
    .filter((used) => !pins.includes(used))
    .map((used) => `${used} is not pinned by a commit with its version in a comment`);
};

/** Expressions in a script, whose values would be run; also of the steps of an action. */
export const expressionsIn = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ run = '' }) => (run.includes('$' + '{{') ? [`an expression in a script: ${run}`] : []));

const rightsOf = (rights: Rights | string | undefined): string[] => {
  if (typeof rights === 'string') return [rights];
  return Object.entries(rights ?? {}).flatMap(([name, right]) => (right === 'write' ? [name] : []));
};

const installs = /\b(npm (ci|i|install|exec|run|test)|npx|node|yarn|pnpm|bash)\b/;

/** What a job that may sign in elsewhere must not run: code of the repository or of its dependencies. */
const trusts = ({ steps = [] }: Job): string[] => [
  ...steps
    .filter(({ uses = '' }) => uses.startsWith('actions/checkout'))
    .map(() => 'checks out code beside its id token'),
  ...steps.filter(({ run = '' }) => installs.test(run)).map(({ run }) => `runs code beside its id token: ${run}`),
  ...steps
    .filter(({ run = '' }) => /\bnpm publish\b/.test(run) && !run.includes('--ignore-scripts'))
    .map(() => 'publishes with scripts'),
];

const complaintsOfJob = (job: Job): string[] => [
  ...expressionsIn(job.steps ?? []),
  ...(job.steps ?? [])
    .filter(
      ({ uses = '', with: given }) => uses.startsWith('actions/checkout') && given?.['persist-credentials'] !== false,
    )
    .map(() => 'the checkout leaves its token behind'),
  ...(job.uses === undefined && job['timeout-minutes'] === undefined ? ['no limit of time'] : []),
  ...(rightsOf(job.permissions).includes('id-token') ? trusts(job) : []),
];

const dangerous = ['pull_request_target', 'workflow_run', 'issue_comment'];

/** The rights to write that each job has. */
export const rightsIn = (text: string): Readonly<Record<string, readonly string[]>> => {
  const { jobs }: Workflow = parse(text);
  const rights = Object.entries(jobs).map(([name, job]) => [name, rightsOf(job.permissions)] as const);
  return Object.fromEntries(rights.filter(([, all]) => all.length > 0));
};

/** What is wrong with a workflow; empty for one that is as it should be. */
export const complaintsOn = (text: string): string[] => {
  const { on, permissions, jobs }: Workflow = parse(text);
  return [
    ...movable(text),
    ...dangerous.filter((name) => name in Object(on)).map((name) => `${name} runs foreign code with rights`),
    ...(permissions === undefined ? ['no permissions at the top'] : rightsOf(permissions)),
    ...Object.entries(jobs).flatMap(([name, job]) => complaintsOfJob(job).map((complaint) => `${name}: ${complaint}`)),
  ];
};
