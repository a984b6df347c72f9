// The GitHub Action follows its inputs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { userStatus } from '../../contracts/user-status/contract.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { action, openJobs, root, step } from './run-action.ts';

jest.setTimeout(120_000);

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const jobs = openJobs();
afterAll(() => jobs.remove());

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
  const { code, stdout, summary, output, workspace } = await jobs.run({ inputs: { cases: '5', seed: '1' } });
  expect([code, output]).toEqual([0, 'verdict=conformant\n']);
  expect(stdout).toContain('CONFORMANT');
  expect(summary).toContain('## CONFORMANT');
  expect(existsSync(join(workspace, 'conformance/junit.xml'))).toBe(true);
});

test('a target that cannot be reached gives no verdict', async () => {
  const inputs = { target: 'http://127.0.0.1:9/beta', reporters: 'terminal md', strict: 'true' };
  const { code, output, summary } = await jobs.run({ inputs, variables: { GRAPH_TOKEN: 'a-token-of-the-tests' } });
  expect([code, output]).toEqual([3, 'verdict=none\n']);
  expect(summary).toContain('## NO VERDICT');
});

test('an empty target is wrong use, and not the embedded tenant', async () => {
  const { code, output, stderr } = await jobs.run({ inputs: { target: '' } });
  expect([code, output]).toEqual([2, 'verdict=none\n']);
  expect(stderr).toContain('--target is empty');
});

test('gate runs the command it is given', async () => {
  const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });
  const run = `curl --silent --output answer.json --data @- "$GRAPH_BASE_URL${path}" <<< "{}" && echo was here`;
  const { code, stdout, output } = await jobs.run({ inputs: { command: 'gate', run } });
  expect([code, output]).toEqual([1, 'verdict=nonconformant\n']);
  expect(stdout).toContain('was here');
  expect(stdout).toContain('::error ');
});

test('pact publish asks the broker', async () => {
  const { code, stderr } = await jobs.run({
    inputs: { command: 'pact publish', pacts: 'no-such-pact.json\n' },
    variables: { PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' },
  });
  expect([code, stderr]).toEqual([2, expect.stringContaining('no-such-pact.json')]);
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

test('action and image use the version of this package', () => {
  expect(action.inputs['version']?.default).toBe(packageFile.version);
  expect(read('tools/image/Dockerfile')).toContain(`ARG VERSION=${packageFile.version}\n`);
});
