// The CI jobs in docs/shards.md: their commands are run for every shard, and the shards together are one run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Request } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { neededControls } from '../../engine/campaign/schedule.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { placeNpx } from '../../test-support/npx.ts';

jest.setTimeout(300_000);

const page = readFileSync(join(__dirname, '../../docs/shards.md'), 'utf8');
const [github = '', gitlab = ''] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-shards-'));
const bin = placeNpx(directory);
// The jobs write to reports/runs below their working directory.
const runs = join(directory, 'reports/runs');
const written = ['shards', 'whole', 'single'].map((name) => join(runs, name));
const clear = (): void => written.forEach((path) => void rmSync(path, { recursive: true, force: true }));
beforeEach(clear);
afterAll(() => {
  clear();
  rmSync(directory, { recursive: true });
});

/** A job on one machine: a shell script and the variables that the CI sets. */
type Job = { readonly script: string; readonly variables: Readonly<Record<string, string>> };
type Pipeline = { readonly shards: readonly Job[]; readonly verdict: Job };

const isOurs = (line: string): boolean => line.trim() !== 'npm ci';

type Workflow = {
  readonly jobs: Readonly<
    Record<
      'shard' | 'verdict',
      {
        readonly strategy: { readonly matrix: { readonly shard: readonly number[] } };
        readonly steps: readonly { readonly run?: string }[];
      }
    >
  >;
};

const filled = (line: string, values: Readonly<Record<string, string>>): string =>
  line.replace(/\$\{\{(.*?)\}\}/g, (expression, name: string) => {
    const value = values[name.trim()];
    if (value === undefined) throw new Error(`nothing is known of ${expression}`);
    return value;
  });

const onGitHub = (): Pipeline => {
  const { jobs }: Workflow = parse(github);
  const { shard: all } = jobs.shard.strategy.matrix;
  const job = (name: keyof Workflow['jobs'], values: Readonly<Record<string, string>>): Job => ({
    script: jobs[name].steps.flatMap(({ run = 'npm ci' }) => (isOurs(run) ? [filled(run, values)] : [])).join('\n'),
    variables: { GITHUB_STEP_SUMMARY: join(directory, 'summary.md') },
  });
  const common = { 'github.run_number': '7', 'strategy.job-total': String(all.length) };
  return {
    shards: all.map((shard) => job('shard', { ...common, 'matrix.shard': String(shard) })),
    verdict: job('verdict', common),
  };
};

type GitLab = {
  readonly shard: { readonly parallel: number; readonly script: readonly string[] };
  readonly verdict: { readonly script: readonly string[] };
};

const onGitLab = (): Pipeline => {
  const { shard, verdict }: GitLab = parse(gitlab);
  const job = (script: readonly string[], variables: Readonly<Record<string, string>> = {}): Job => ({
    script: script.filter(isOurs).join('\n'),
    variables: { CI_PIPELINE_IID: '7', CI_NODE_TOTAL: String(shard.parallel), ...variables },
  });
  return {
    shards: Array.from({ length: shard.parallel }, (_, index) =>
      job(shard.script, { CI_NODE_INDEX: String(index + 1) }),
    ),
    verdict: job(verdict.script),
  };
};

/** The job without shards, with the command of the first shard otherwise. */
const alone = ({ shards: [shard] }: Pipeline): Job => {
  const { script = '', variables = {} } = shard ?? {};
  return {
    script: script.replace(/--shard \S+/, '').replace(/--report-dir \S+/, '--report-dir reports/runs/single'),
    variables,
  };
};

type Tenant = { readonly baseUrl?: string };

// This tests the jobs, not what they send, so a few paths and cases are enough.
const paths = ['deviceConfiguration', 'rootCertificate'] as const;
const withFewCases = (script: string): string =>
  script.replaceAll(/^(npx userstatus-conformance verify )/gm, `$1--cases 4 --path ${paths.join(' ')} `);

const run = async ({ script, variables }: Job, { baseUrl }: Tenant = {}): Promise<number> => {
  const child = spawn('sh', ['-e', '-c', withFewCases(script)], {
    cwd: directory,
    stdio: 'ignore',
    env: {
      ...process.env,
      PATH: `${bin}:${process.env['PATH']}`,
      ...variables,
      ...(baseUrl === undefined ? {} : { GRAPH_BASE_URL: baseUrl, GRAPH_TOKEN: tenantTokens.granted }),
    },
  });
  const [code] = await once(child, 'close');
  return code;
};

// Ids and client-request-ids differ between runs.
const asSent = ({ method, path, headers: { host: _, 'client-request-id': __, ...headers }, body }: Request): string =>
  JSON.stringify([
    method,
    path.replace(/(?<=userStatuses\/).+/, '{id}'),
    headers,
    Buffer.from(body).toString('base64'),
  ]);

/** Runs a job on its own tenant; returns its exit code and its requests, with the first contact apart. */
const record = async (job: Job, faults: readonly string[] = []) => {
  const sent: string[] = [];
  const tenant = await serve(
    createTenant({ contract: userStatus, deviations: deviationsNamed(userStatus, faults) }),
    {},
    { listener: (request) => void sent.push(asSent(request)) },
  );
  const code = await run(job, tenant);
  await tenant.close();
  return {
    code,
    contact: sent.slice(0, paths.length).sort(),
    sent: sent.slice(paths.length),
  };
};

type Found = { readonly id: string; readonly verdict: string; readonly cases: number };

const verdictIn = (name: string) => {
  const { verdict, requirements }: { verdict: string; requirements: readonly Found[] } = JSON.parse(
    readFileSync(join(runs, name, 'results.json'), 'utf8'),
  );
  return { verdict, requirements: requirements.map(({ id, verdict, cases }) => ({ id, verdict, cases })) };
};

describe.each([
  ['GitHub Actions', onGitHub],
  ['GitLab', onGitLab],
])('the shards on %s', (_, read) => {
  test('together send what a single run sends, and reach its verdict', async () => {
    const pipeline = read();
    const single = await record(alone(pipeline));
    const shards = await Promise.all(pipeline.shards.map((job) => record(job)));
    expect(shards).toHaveLength(3);
    for (const { contact, sent } of shards) {
      expect(contact).toEqual(single.contact);
      expect(sent.length).toBeLessThan(single.sent.length / 2);
    }
    const together = shards.flatMap(({ sent }) => sent);
    expect([...new Set(together)].sort()).toEqual([...new Set(single.sent)].sort());
    // Each shard sends the controls itself: besides the example, which is the first contact, the other valid requests.
    const contacts = (shards.length - 1) * paths.length;
    const others = neededControls(readSettings(userStatus, {}, {})).length;
    expect(together.length).toBe(single.sent.length + contacts * others);
    expect(await run(pipeline.verdict)).toBe(single.code);
    const [whole, inOneRun] = [verdictIn('whole'), verdictIn('single')];
    const verdictsOf = ({ requirements }: typeof whole) => requirements.map(({ id, verdict }) => [id, verdict]);
    expect([whole.verdict, verdictsOf(whole)]).toEqual(['conformant', verdictsOf(inOneRun)]);
    for (const [index, { cases = 0 }] of whole.requirements.entries()) {
      const inOne = inOneRun.requirements[index]?.cases ?? 0;
      expect(cases - inOne).toBeGreaterThanOrEqual(0);
      expect(cases - inOne).toBeLessThanOrEqual(contacts);
    }
  });

  test('together find what a single run finds', async () => {
    const pipeline = read();
    const faults = ['status-200@rootCertificate'];
    const single = await record(alone(pipeline), faults);
    await Promise.all(pipeline.shards.map((job) => record(job, faults)));
    expect([single.code, await run(pipeline.verdict)]).toEqual([1, 1]);
    const { verdict, requirements } = verdictIn('whole');
    expect(verdict).toBe('nonconformant');
    expect(requirements.map(({ id, verdict }) => [id, verdict])).toEqual(
      verdictIn('single').requirements.map(({ id, verdict }) => [id, verdict]),
    );
  });

  test('have no verdict when one is missing', async () => {
    const { shards, verdict } = read();
    await Promise.all(shards.slice(1).map((job) => record(job)));
    expect(await run(verdict)).toBe(3);
  });
});
