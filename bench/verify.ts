// `npm run bench`: seconds from command to verdict, and the share of the machine's own POST ceiling that the suite
// reaches. Both are taken in one run, as medians: the machine is noisy, a ratio is less so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTenant, tenantTokens } from '../fixtures/index.ts';
import { connect, readSettings } from '../target/index.ts';
import { measureCeiling } from './ceiling.ts';
import { type Growth, measureGrowth } from './growth.ts';
import { measureOwnRate } from './own-rate.ts';

const rounds = 5;
const amount = 30_000;
const connections = 32;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const root = join(import.meta.dirname, '..');

type Run = { readonly seconds: number; readonly requests: number };

const timeCommand = (): Run => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-bench-'));
  const start = performance.now();
  const { status } = spawnSync(process.execPath, ['cli/main.ts', 'verify', '--report-dir', directory], { cwd: root });
  const seconds = (performance.now() - start) / 1000;
  const results: { counts: { requests: number } } = JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8'));
  rmSync(directory, { recursive: true });
  if (status !== 0) throw new Error(`verify ended with ${status}`);
  return { seconds, requests: results.counts.requests };
};

const times = <T>(count: number, work: () => T): T[] => Array.from({ length: count }, work);

type Rates = { readonly ceiling: number; readonly own: number };

const measureRates = async (round: number): Promise<Rates> => {
  const tenant = await startTenant();
  const settings = readSettings({ seed: String(round) }, {});
  const place = { path: 'deviceConfiguration', ids: settings.idsOf.deviceConfiguration, seed: round } as const;
  const options = { place, connections, amount };
  const target = connect({ url: tenant.baseUrl, tokens: tenantTokens, requestTimeout: 10_000, connections });
  const warm = { ...options, amount: 2_000 };
  await measureCeiling(tenant.baseUrl, warm);
  await measureOwnRate(target, warm);
  const ceiling = await measureCeiling(tenant.baseUrl, options);
  const own = await measureOwnRate(target, options);
  await target.close();
  await tenant.close();
  return { ceiling, own };
};

const runs = times(rounds, timeCommand);
const rates: Rates[] = [];
for (let round = 0; round < rounds; round += 1) rates.push(await measureRates(round));

const growth = await measureGrowth([1_000, 10_000, 100_000]);

const growthRows = (grown: readonly Growth[]): (readonly [string, string])[] =>
  grown.map(({ cases, seconds, most, live }) => [
    `a run of ${cases.toLocaleString('en')} cases`,
    `${seconds.toFixed(1)} s; ${live} MiB live at its end, ${most} MiB held at most`,
  ]);

/** Milliseconds for each case more. */
const slope = ([less, more]: readonly Growth[]): number =>
  less && more ? (1000 * (more.seconds - less.seconds)) / (more.cases - less.cases) : Number.NaN;

const [seconds, requests] = [median(runs.map((run) => run.seconds)), runs[0]?.requests ?? 0];
const table = [
  ['machine', `${availableParallelism()} cores, Node ${process.version}, medians of ${rounds} rounds`],
  ['verify, from command to verdict', `${seconds.toFixed(2)} s with ${requests} requests`],
  [
    'ceiling: autocannon, the same bodies varied',
    `${Math.round(median(rates.map(({ ceiling }) => ceiling)))} POST/s on ${connections} connections`,
  ],
  ["verify's generated cases, everything on", `${Math.round(median(rates.map(({ own }) => own)))} POST/s`],
  ['share of the ceiling', median(rates.map(({ own, ceiling }) => own / ceiling)).toFixed(2)],
  ...growthRows(growth),
  ['time for a case more, beyond 10,000 over up to 10,000', (slope(growth.slice(1)) / slope(growth)).toFixed(2)],
] as const;

const page = [
  '# Speed',
  '',
  'Written by `npm run bench`. The machine is noisy: the share, taken in one run, says more than the rates.',
  '',
  '| what | measured |',
  '|---|---|',
  ...table.map(([what, measured]) => `| ${what} | ${measured} |`),
  '',
].join('\n');

for (const [what, measured] of table) console.log(`${what.padEnd(46)} ${measured}`);
writeFileSync(join(root, 'docs/speed.md'), page);
