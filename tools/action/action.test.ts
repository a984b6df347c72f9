// The GitHub Action follows its inputs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
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

test('what failed is kept from run to run, also where the run fails', async () => {
  const faulty = await startTenant(userStatus, { names: ['status-200'] });
  const inputs = { target: faulty.baseUrl, cases: '1', seed: '1', memory: 'kept', reporters: 'terminal' };
  const { code, workspace } = await jobs.run({ inputs, variables: { GRAPH_TOKEN: tenantTokens.granted } });
  await faulty.close();
  expect([code, readdirSync(join(workspace, 'kept')).sort()]).toEqual([1, ['failures.json', 'history.jsonl']]);
  const [restore, save] = [action.runs.steps[1], action.runs.steps.at(-1)];
  expect([restore?.uses, save?.uses]).toEqual([
    expect.stringMatching(/^actions\/cache\/restore@/),
    expect.stringMatching(/^actions\/cache\/save@/),
  ]);
  expect(save?.if).toMatch(/always\(\)/);
  expect([restore?.with?.['key'], restore?.with?.['path']]).toEqual([save?.with?.['key'], save?.with?.['path']]);
  const prefixes = restore?.with?.['restore-keys']?.trim().split('\n') ?? [];
  expect(prefixes.length).toBe(2);
  for (const prefix of prefixes) expect(save?.with?.['key']?.startsWith(prefix)).toBe(true);
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
