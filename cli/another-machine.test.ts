// A run on another machine, as a user sees it. Such a machine is 0.0.0.0: the system connects it with this one, and the
// command cannot know that.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tenantTokens } from '../fixtures/tenant/tokens.ts';
import { run } from '../test-support/command.ts';
import { type Deletable, deletable, type Instead, refusing } from '../test-support/deletable.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-another-machine-'));
const open: Deletable[] = [];
afterEach(async () => {
  for (const tenant of open.splice(0)) await tenant.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

/** A run of one requirement, agreed on in advance, on a tenant elsewhere. */
const verify = async (name: string, instead: Instead, ...args: readonly string[]) => {
  const tenant = await deletable(instead);
  open.push(tenant);
  const url = tenant.baseUrl.replace('127.0.0.1', '0.0.0.0');
  const reports = join(directory, name);
  const said = ['--target', url, '--plain-http', '--yes', '--report-dir', reports, '--cases', '0', '--rate', '1000'];
  const ran = await run(['verify', ...said, '--only', 'bodies.empty', ...args], { GRAPH_TOKEN: tenantTokens.granted });
  return { ...ran, reports, methods: tenant.seen.map(({ method }) => method), held: tenant.held() };
};

test('where DELETE is refused, the run stops after one create, lists it, and says what to do', async () => {
  const instead: Instead = ({ method }) => (method === 'DELETE' ? refusing(405) : undefined);
  const { code, stdout, methods, held, reports } = await verify('refused', instead);
  expect([code, held.length]).toEqual([3, 1]);
  expect(methods).toEqual(['POST', 'GET', 'DELETE', 'DELETE']);
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /NO VERDICT DELETE was answered 405, on deviceConfiguration: .* --no-cleanup .* 1 left .* cleanup '/,
  );
  expect(readFileSync(join(reports, 'created.jsonl'), 'utf8')).toContain(`{"made":1,"id":"${held[0]}"}`);
});

test('with --no-cleanup nothing is deleted, and nothing asked', async () => {
  const instead: Instead = ({ method }) => (method === 'DELETE' ? refusing(405) : undefined);
  const { code, methods } = await verify('kept', instead, '--no-cleanup');
  expect([code, new Set(methods)]).toEqual([0, new Set(['POST'])]);
});

test('a tenant with a license for three paths is judged there, and the others are explained once', async () => {
  const denied = /windows|iosScep|rootCertificate\/userStatuses$/i;
  const { code, stdout, held } = await verify('licensed', ({ path }) =>
    denied.test(path) ? refusing(403) : undefined,
  );
  expect([code, held]).toEqual([3, []]);
  const text = stdout.replaceAll(/\s+/g, ' ');
  expect(text).toContain('rootCertificate, ');
  expect(text).toMatch(/1 of 1 requirement passes, nothing sent on \d paths/);
  expect(text.match(/a license for it/g)).toHaveLength(1);
});

test('the plan names the run, and where no path has an id, discover', async () => {
  const args = ['verify', '--target', 'https://graph.example/beta', '--dry-run'];
  const config = join(directory, 'empty.yaml');
  writeFileSync(config, 'paths: {}');
  const [full, empty] = await Promise.all([
    run(args, { GRAPH_TOKEN: 'a-token' }),
    run([...args, '--config', config], { GRAPH_TOKEN: 'a-token' }),
  ]);
  const [, seed] = /seed (\d+)\.\nNothing was sent/.exec(full.stdout) ?? [];
  const target = 'https://graph.example/beta';
  expect(full.stderr).toMatch(
    new RegExp(`Next, .*\n  npx userstatus-conformance verify --target ${target} --seed ${seed}\n$`),
  );
  // The budget is the limit, and said where it is said what counts.
  expect(full.stdout).not.toContain('no limit');
  expect(empty.stderr).toMatch(/No path has an id.*\n {2}npx userstatus-conformance discover --target .*empty.yaml/);
  expect(empty.stdout).toMatch(/0 requests in total.*\nAt most 1 at once/);
});

test('a recording of a run with a canary is replayed as the run was', async () => {
  const record = join(directory, 'run.jsonl');
  const denied: Instead = ({ path }) => (path.includes('windowsPhone') ? refusing(404) : undefined);
  const { stdout, reports, methods } = await verify('recorded', denied, '--record', record);
  const replayed = join(directory, 'replayed');
  await run(['verify', '--replay', record, '--report-dir', replayed]);
  const [one, other] = [reports, replayed].map((at) => JSON.parse(readFileSync(join(at, 'results.json'), 'utf8')));
  expect(stdout).toContain('NO VERDICT');
  expect([other.reason, other.requirements, other.counts]).toEqual([one.reason, one.requirements, one.counts]);
  expect(one.counts.requests).toBe(methods.filter((method) => method !== 'DELETE').length);
});
