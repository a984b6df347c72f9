// A user's own requirements on the command line: judged, reported, waived, sharded and replayed as those of the page are.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deviation } from '../../contracts/deviations/deviation.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { run } from '../../test-support/command.ts';

jest.setTimeout(120_000);

const documented = userStatus.requirements.all.filter(({ binds }) => binds !== 'client').length;
const file = 'docs/examples/own/requirements.mjs';
const directory = mkdtempSync(join(tmpdir(), 'userstatus-own-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** A gateway that names no request, from its second refusal on. */
const untraced: Deviation = {
  reply: (reply, { count }) =>
    'status' in reply && reply.status === 400 && count > 20
      ? { ...reply, headers: { 'content-type': 'application/json' } }
      : reply,
};

let gateway: Served;
beforeAll(async () => {
  gateway = await serve(createTenant({ contract: userStatus, deviations: [untraced] }));
});
afterAll(() => gateway.close());

const verify = (args: readonly string[], target?: Served) =>
  run(
    ['verify', '--seed', '1', '--cases', '2', '--requirements', file, '--report-dir', directory, ...args],
    target ? { GRAPH_BASE_URL: target.baseUrl, GRAPH_TOKEN: tenantTokens.granted } : {},
  );

// Where it does not matter on how many paths.
const few = ['--path', 'deviceConfiguration', 'rootCertificate'] as const;

type Row = { readonly id: string; readonly verdict: string; readonly cases: number; readonly counterexample?: unknown };

const ownRows = (): Row[] =>
  JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8')).requirements.filter(({ id }: Row) =>
    id.startsWith('own.'),
  );

const written = (name: string, text: string): string => {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
};

test('those that hold are counted', async () => {
  const { code, stdout } = await verify([]);
  expect([code, stdout]).toEqual([0, expect.stringContaining(`CONFORMANT  ${documented + 2} of ${documented + 2}`)]);
  expect(ownRows()).toMatchObject([
    { id: 'own.trace.created', verdict: 'pass' },
    { id: 'own.trace.refused', verdict: 'pass' },
  ]);
  for (const { cases } of ownRows()) expect(cases).toBeGreaterThan(200);
});

test('one that is broken fails the run with its details, and with a command that sends it again', async () => {
  const { code, stdout, stderr } = await verify(['--verbose'], gateway);
  expect([code, stderr]).toEqual([1, expect.stringContaining('✗ 1 fail  own.trace.refused')]);
  expect(stdout).toContain(
    'MUST own.trace.refused sends a request-id with a refusal (handbook of the gateway, 4.2 Tracing; on all 8 paths)',
  );
  expect(stdout).toContain('expected  request-id: an id of 8 characters or more');
  expect(stdout).toContain(`--requirements '${file}' --seed 1 --case`);
  expect(ownRows()).toMatchObject([{ verdict: 'pass' }, { verdict: 'fail', counterexample: { minimal: true } }]);
});

test('--only examines one by what the others send', async () => {
  const { code, stdout } = await verify(['--only', 'own.trace.refused', ...few], gateway);
  expect([code, stdout]).toEqual([1, expect.stringContaining('NONCONFORMANT  1 cause, 0 of 1 requirement passes')]);
  const unknown = await verify(['--only', 'own.trace.refusd'], gateway);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('did you mean own.trace.refused?')]);
});

test('one can be waived', async () => {
  const config = written(
    'waived.yaml',
    'waivers: [{ requirement: own.trace.refused, reason: known, owner: ann, expires: 9999-12-31 }]',
  );
  const { code } = await verify(['--config', config, ...few], gateway);
  expect([code, ownRows().map(({ verdict }) => verdict)]).toEqual([0, ['pass', 'waived']]);
});

test('shards are judged by them as the whole is', async () => {
  await verify(few, gateway);
  const [, whole] = ownRows();
  const parts = [1, 2].map((index) => join(directory, `shard-${index}`));
  for (const [index, part] of parts.entries())
    await verify([...few, '--shard', `${index + 1}/2`, '--report-dir', part], gateway);
  const { code } = await run(['report', 'merge', ...parts, '--report-dir', directory]);
  expect(code).toBe(1);
  expect(ownRows()[1]).toMatchObject({ verdict: 'fail', cases: whole?.cases });
});

test('a recording is judged by them later', async () => {
  const recording = join(directory, 'run.jsonl');
  const plain = ['verify', ...few, '--seed', '1', '--cases', '8', '--report-dir', directory, '--record', recording];
  const env = { GRAPH_BASE_URL: gateway.baseUrl, GRAPH_TOKEN: tenantTokens.granted };
  expect((await run(plain, env)).code).toBe(0);
  const replayed = ['verify', '--replay', recording, '--report-dir', directory];
  expect((await run(replayed)).code).toBe(0);
  expect((await run([...replayed, '--requirements', file])).code).toBe(1);
  expect(ownRows().map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
});

test('one that was written in TypeScript is taken', async () => {
  const types = written(
    'own.mts',
    `import type { OwnRequirement } from 'userstatus-conformance';
     const own: OwnRequirement = {
       id: 'own.json', level: 'SHOULD', says: 'answers in one line', source: { document: 'handbook', place: '1' }, on: 'created',
       judge: ({ answer }) => String(answer.body).includes('\\n') ? [{ location: '', expected: 'one line', actual: 'several' }] : [],
       catches: { body: '{\\n}' }, passes: { body: '{}' },
     };
     export default [own];`,
  );
  const { code, stdout } = await run([
    'verify',
    '--cases',
    '1',
    ...few,
    '--requirements',
    types,
    '--report-dir',
    directory,
  ]);
  expect([code, stdout]).toEqual([0, expect.stringContaining(`${documented + 1} of ${documented + 1}`)]);
});

test.each([
  ['is not there', 'nowhere.mjs', undefined, 'there is no such file'],
  ['is no module', 'broken.mjs', 'export default [', 'broken.mjs cannot be loaded: '],
  ['throws', 'throwing.mjs', 'throw new Error("not today");', 'cannot be loaded: not today'],
  ['exports nothing', 'empty.mjs', '', 'has to export a list of requirements as its default'],
  ['has one that is none', 'odd.cjs', 'module.exports = [{}];', 'number 1 in'],
])('a file that %s is refused before anything is sent', async (_, name, text, why) => {
  const path = text === undefined ? join(directory, name) : written(name, text);
  const { code, stderr } = await run(['verify', '--requirements', path], { GRAPH_BASE_URL: 'http://127.0.0.1:9' });
  expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  expect(stderr).toMatch(/^error: --requirements: .*\n$/);
});

test('a judge that fails on the way leaves the run without a verdict', async () => {
  const fails = written(
    'fails.mjs',
    `import requirements from ${JSON.stringify(join(__dirname, '../..', file))};
     let asked = 0;
     export default requirements.slice(0, 1).map((own) => ({
       ...own,
       judge: (exchange) => { if ((asked += 1) > 50) throw new Error('no more'); return own.judge(exchange); },
     }));`,
  );
  const { code, stdout } = await run([
    'verify',
    '--cases',
    '1',
    ...few,
    '--requirements',
    fails,
    '--report-dir',
    directory,
  ]);
  expect([code, stdout]).toEqual([3, expect.stringContaining('the judge of own.trace.created threw: no more')]);
});
