// verify and the Jest suites run on one engine: with the same seed they write the same results.json, also of failures.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { run } from '../../test-support/command.ts';

const root = join(__dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'userstatus-same-record-'));
afterAll(() => rmSync(directory, { recursive: true }));

type Environment = Readonly<Record<string, string>>;
type Ran = { readonly code: number | null; readonly written: string };

type Chosen = {
  readonly seed: number;
  readonly cases: number;
  readonly concurrency?: number;
  readonly only?: readonly string[];
};

const all: Chosen = { seed: 1, cases: 2 };

// One request at a time: the ids in a failing answer depend on the order of the requests.
const some: Chosen = {
  ...all,
  concurrency: 1,
  only: ['paths.example', 'bodies.valid', 'bodies.malformed', 'answers.devicesCount.echo', 'refusals.challenge'],
};

type Ask = (chosen: Chosen, reports: string, env: Environment) => Promise<Ran>;

const verify: Ask = async (chosen, reports, env) => {
  const options = Object.entries(chosen).flatMap(([name, value]) => [`--${name}`, ...[value].flat().map(String)]);
  const { code, stdout } = await run(['verify', '--report-dir', reports, ...options], env);
  return { code, written: stdout };
};

const jestWith = async (options: object, env: Environment = {}): Promise<Ran> => {
  const bin = join(root, 'node_modules/jest/bin/jest.js');
  const args = [bin, '--selectProjects', 'provider', '--testEnvironmentOptions', JSON.stringify(options)];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  const [code] = await once(child, 'close');
  return { code, written };
};

const jestSuites: Ask = (chosen, reportDir, env) => jestWith({ ...chosen, reportDir }, env);

type Path = { readonly latency: unknown };

// The port of a tenant, the times of its answers, and the ids that each request is traced by.
const ofOneRun =
  /(?<=127\.0\.0\.1:)\d+|(?<="date": ?")[^"]+|(?<=\\"date\\":\\")[^"\\]+|[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g;

/** A record without what differs between any two runs. */
const comparable = (reports: string): unknown => {
  const text = readFileSync(join(reports, 'results.json'), 'utf8').replaceAll(ofOneRun, 'of one run');
  const { start: _s, end: _e, traffic, ...rest } = JSON.parse(text);
  return { ...rest, traffic: traffic.map(({ latency: _, ...path }: Path) => path) };
};

/** Runs on a new tenant with these faults; with none, on the embedded one. */
const askTenant = async (faults: readonly string[], ask: Ask, reports: string): Promise<Ran> => {
  if (faults.length === 0) return ask(all, reports, {});
  const { baseUrl, close } = await serve(
    createTenant({ contract: userStatus, deviations: deviationsNamed(userStatus, faults) }),
  );
  try {
    const { granted, insufficient } = tenantTokens;
    return await ask(some, reports, {
      GRAPH_BASE_URL: baseUrl,
      GRAPH_TOKEN: granted,
      GRAPH_INSUFFICIENT_TOKEN: insufficient,
    });
  } finally {
    await close();
  }
};

test.each([
  ['the embedded tenant', [], 0, 'CONFORMANT'],
  ['a tenant with faults', ['count-int16', 'accepts-bodies-malformed', 'no-challenge'], 1, 'NONCONFORMANT'],
])('verify and Jest write the same record of %s', async (name, faults, code, word) => {
  const [ours, jests] = [join(directory, `${name}-verify`), join(directory, `${name}-jest`)];
  const one = await askTenant(faults, verify, ours);
  const other = await askTenant(faults, jestSuites, jests);
  expect([one.code, other.code]).toEqual([code, code]);
  expect(comparable(jests)).toEqual(comparable(ours));
  // The verdict and the grid are printed by both.
  for (const { written } of [one, other]) expect(written).toMatch(new RegExp(`^${word}  `, 'm'));
});

test('an option that verify does not have is refused, and no older record is printed', async () => {
  const { code, written } = await jestWith({ sed: 1, reportDir: join(directory, 'the embedded tenant-verify') });
  expect([code, written]).toEqual([1, expect.stringContaining('testEnvironmentOptions: ')]);
  expect(written).toContain('sed');
  expect(written).not.toContain('CONFORMANT');
});
