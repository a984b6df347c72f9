// Paths that a configuration names beyond the page: exercised, judged and reported, recorded, and proposed by drift.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../test-support/command.ts';
import { wholeMetadata } from '../../test-support/descriptions.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-further-'));
afterAll(() => rmSync(directory, { recursive: true }));

const config = 'docs/examples/drift/beyond.yaml';
const reports = join(directory, 'run');
const recording = join(directory, 'run.jsonl');

type Results = {
  readonly beyondPage?: object;
  readonly requirements: readonly { readonly paths: readonly { readonly path: string; readonly verdict: string }[] }[];
};
const resultsIn = (place: string): Results => JSON.parse(readFileSync(join(place, 'results.json'), 'utf8'));

test('verify exercises them like the eight, reports them as beyond the page, and replays them', async () => {
  const only = ['--only', 'paths.example', 'bodies.malformed'];
  const common = ['--seed', '1', '--report-dir', reports, '--reporter', 'terminal', 'md', 'html'];
  const { code, stdout } = await run(['verify', '--config', config, ...only, ...common, '--record', recording]);
  expect(stdout).toContain('beyond the page: somebodysOwnWalk (/deviceManagement/deviceConfigurations/');
  expect(code).toBe(0);
  expect(readFileSync(join(reports, 'report.html'), 'utf8')).toMatch(
    /<h2>Beyond the page<\/h2>.*<li>somebodysOwnWalk <code>\/deviceManagement/s,
  );
  const { requirements, beyondPage } = resultsIn(reports);
  expect(Object.keys(beyondPage ?? {})).toEqual(['macOSScepRootCertificate', 'somebodysOwnWalk']);
  for (const { paths } of requirements) {
    expect(paths).toHaveLength(10);
    expect(paths.map(({ verdict }) => verdict)).toEqual(Array(10).fill('pass'));
  }
  expect(readFileSync(join(reports, 'report.md'), 'utf8')).toContain('### Beyond the page');
  const again = join(directory, 'again');
  expect(await run(['verify', '--replay', recording, '--report-dir', again])).toMatchObject({ code: 0 });
  expect(resultsIn(again)).toMatchObject({ beyondPage, requirements });
});

test('one of them alone is selected by its name, and by a case', async () => {
  const one = ['verify', '--config', config, '--report-dir', reports];
  expect(await run([...one, '--path', 'somebodysOwnWalk', '--only', 'paths.example'])).toMatchObject({ code: 0 });
  expect(await run([...one, '--case', 'paths.example@somebodysOwnWalk#e0'])).toMatchObject({ code: 0 });
});

test('the gate accepts creates on them, which it refuses without the configuration', async () => {
  const client = ['--', process.execPath, 'docs/examples/drift/create.mjs'];
  const options = ['--report-dir', reports];
  expect(await run(['gate', '--config', config, ...options, ...client])).toMatchObject({ code: 0 });
  expect(Object.keys(resultsIn(reports).beyondPage ?? {})).toContain('somebodysOwnWalk');
  expect(await run(['gate', ...options, ...client])).toMatchObject({ code: 1 });
});

test('drift proposes the 83 that the metadata of the beta allows, as a configuration', async () => {
  const file = join(directory, 'metadata.xml');
  writeFileSync(file, wholeMetadata);
  const { code, stdout } = await run(['drift', '--metadata', file, '--propose']);
  expect(code).toBe(0);
  const proposal = join(directory, 'proposal.yaml');
  writeFileSync(proposal, stdout);
  expect(stdout).toMatch(/^# The creates that .*metadata\.xml allows beyond the page\.\n+furtherPaths:\n/);
  expect(stdout.match(/^ {2}\w+: \/deviceManagement/gm)).toHaveLength(83);
  const verified = await run(['verify', '--config', proposal, '--only', 'paths.example', '--report-dir', reports]);
  expect(verified.code).toBe(0);
  expect(resultsIn(reports).requirements[0]?.paths).toHaveLength(8 + 83);
});

test.each([
  ['furtherPaths: {rootCertificate: /x}', 'furtherPaths."rootCertificate": "/x" is the name of a path of the page'],
  ['furtherPaths: {other: "/users/{id}/userStatuses"}', 'does not begin with /deviceManagement/deviceConfigurations/'],
  ['furtherPaths: {other: 1}', 'furtherPaths.other must be string'],
  ['furtherPaths: [1]', 'furtherPaths must be object'],
  ['furtherPaths: {}\npaths: {other: {}}', 'paths has the unknown key "other"'],
])('%s is wrong use: 2', async (text, why) => {
  const file = join(directory, 'wrong.yaml');
  writeFileSync(file, text);
  const { code, stderr } = await run(['verify', '--config', file]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
});
