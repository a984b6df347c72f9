// The GitHub Action follows its inputs.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { userStatus } from '../../contracts/user-status/contract.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { placeNpx } from '../../test-support/npx.ts';

jest.setTimeout(120_000);

const root = join(__dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const directory = mkdtempSync(join(tmpdir(), 'userstatus-action-'));
afterAll(() => rmSync(directory, { recursive: true }));
const bin = placeNpx(directory);

type Input = { readonly description: string; readonly default: string };
type Step = { readonly run?: string; readonly env?: Readonly<Record<string, string>> };
const action: {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly runs: { readonly steps: readonly Step[] };
} = parse(read('action.yml'));
const step = action.runs.steps.find(({ run }) => run !== undefined);

let jobs = 0;

/** Runs the step of the action as GitHub does: inputs that were not given have their defaults. */
const runAction = (inputs: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}) => {
  jobs += 1;
  const workspace = join(directory, String(jobs));
  mkdirSync(workspace);
  const [summary, output] = ['summary.md', 'output.txt'].map((name) => join(workspace, name));
  for (const file of [summary, output]) writeFileSync(file ?? '', '');
  const filled = Object.entries(step?.env ?? {}).map(([name, text]) => [
    name,
    text.replace(
      /\$\{\{ inputs\.([\w-]+) \}\}/,
      (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? '',
    ),
  ]);
  const { GRAPH_BASE_URL: _url, GRAPH_TOKEN: _token, ...own } = process.env;
  const env = {
    ...own,
    ...Object.fromEntries(filled),
    ...variables,
    PATH: `${bin}:${process.env['PATH']}`,
    GITHUB_ACTION_PATH: root,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: output,
  };
  return new Promise<{
    code: number;
    stdout: string;
    stderr: string;
    summary: string;
    output: string;
    workspace: string;
  }>((resolve) => {
    const child = execFile('bash', ['-e', '-c', step?.run ?? ''], { cwd: workspace, env }, (_, stdout, stderr) =>
      resolve({
        code: child.exitCode ?? -1,
        stdout,
        stderr,
        summary: readFileSync(summary ?? '', 'utf8'),
        output: readFileSync(output ?? '', 'utf8'),
        workspace,
      }),
    );
  });
};

test('inputs reach the script as variables, never as script text', () => {
  expect(step?.run).not.toContain('${' + '{');
  const passed = Object.values(step?.env ?? {}).sort();
  expect(passed).toEqual(
    Object.keys(action.inputs)
      .map((name) => `\${{ inputs.${name} }}`)
      .sort(),
  );
  const used = [...new Set(read('tools/action/run.sh').match(/INPUT_\w+/g))].sort();
  expect(used).toEqual(Object.keys(step?.env ?? {}).sort());
});

test('verify shows its report and exits like the command', async () => {
  const { code, stdout, summary, output, workspace } = await runAction({ cases: '5', seed: '1' });
  expect([code, output]).toEqual([0, 'verdict=conformant\n']);
  expect(stdout).toContain('CONFORMANT');
  expect(summary).toContain('## CONFORMANT');
  expect(existsSync(join(workspace, 'conformance/junit.xml'))).toBe(true);
});

test('a target that cannot be reached gives no verdict', async () => {
  const inputs = { target: 'http://127.0.0.1:9/beta', reporters: 'terminal md', strict: 'true' };
  const { code, output, summary } = await runAction(inputs, { GRAPH_TOKEN: 'a-token-of-the-tests' });
  expect([code, output]).toEqual([3, 'verdict=none\n']);
  expect(summary).toContain('## NO VERDICT');
});

test('an empty target is wrong use, and not the embedded tenant', async () => {
  const { code, output, stderr } = await runAction({ target: '' });
  expect([code, output]).toEqual([2, 'verdict=none\n']);
  expect(stderr).toContain('--target is empty');
});

test('gate runs the command it is given', async () => {
  const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });
  const run = `curl --silent --output answer.json --data @- "$GRAPH_BASE_URL${path}" <<< "{}" && echo was here`;
  const { code, stdout, output } = await runAction({ command: 'gate', run });
  expect([code, output]).toEqual([1, 'verdict=nonconformant\n']);
  expect(stdout).toContain('was here');
  expect(stdout).toContain('::error ');
});

test('pact publish asks the broker', async () => {
  const { code, stderr } = await runAction(
    { command: 'pact publish', pacts: 'no-such-pact.json\n' },
    { PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' },
  );
  expect([code, stderr]).toEqual([2, expect.stringContaining('no-such-pact.json')]);
});

test('another command is refused', async () => {
  const { code, stdout } = await runAction({ command: 'selftest' });
  expect([code, stdout]).toEqual([2, expect.stringContaining('::error::command must be')]);
});

test('the docs list exactly the existing inputs', () => {
  const page = read('docs/action.md');
  const given = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].flatMap(([, text = '']) =>
    Object.values<{ steps: { uses?: string; with?: object }[] }>(parse(text).jobs).flatMap(({ steps }) =>
      steps
        .filter(({ uses }) => uses?.includes('userstatus-conformance'))
        .flatMap((each) => Object.keys(each.with ?? {})),
    ),
  );
  expect(given.length).toBeGreaterThan(5);
  const names = Object.keys(action.inputs);
  expect(given.filter((name) => !names.includes(name))).toEqual([]);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

const hostile = '$(touch pwned)`touch pwned`"; touch pwned; \'\n::error::x';

test.each(['target', 'config', 'requirements', 'seed', 'cases', 'shard', 'require-paths', 'command', 'reporters'])(
  'what stands in %s is never run',
  async (name) => {
    const { code, workspace } = await runAction({ [name]: hostile });
    expect(code).toBe(2);
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
  },
);

test('action and image use the version of this package', () => {
  expect(action.inputs['version']?.default).toBe(packageFile.version);
  expect(read('tools/image/Dockerfile')).toContain(`ARG VERSION=${packageFile.version}\n`);
});
