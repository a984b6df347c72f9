// Request rates: verify compared with load generators, and the tenant with a bare server.
import { measureCeiling } from './ceiling.ts';
import { median, repeated } from './median.ts';
import { measureOwnRate } from './own-rate.ts';
import { atLeast, plainly, type Row } from './row.ts';
import { type Server, startBareThread, startTenantThread } from './servers.ts';
import { measureWrk } from './wrk.ts';

// Many short rounds: a disturbance of some seconds then affects both sides of a ratio, or one round only.
const rounds = 11;
const connections = 32;
const cases = 20_000;
const load = { connections, for: { seconds: 2 } } as const;
const warm = { connections, for: { seconds: 1 }, cases: 4_000, seed: 0 } as const;

type Rate = { readonly rate: number; readonly busy: number };

const ceilingOf = async ({ baseUrl, busyDuring }: Server, seed: number): Promise<Rate> => {
  const measuring = measureCeiling(baseUrl, { ...load, seed });
  const [rate, busy] = await Promise.all([measuring, busyDuring(measuring)]);
  return { rate, busy };
};

type Round = { readonly own: number; readonly tenant: Rate; readonly bare: Rate; readonly wrk: number | undefined };

type Threads = { readonly tenantThread: Server; readonly bareThread: Server };

const measureRound = async ({ tenantThread, bareThread }: Threads, seed: number): Promise<Round> => ({
  bare: await ceilingOf(bareThread, seed),
  tenant: await ceilingOf(tenantThread, seed),
  own: await measureOwnRate(tenantThread.baseUrl, { connections, cases, seed }),
  wrk: await measureWrk(tenantThread.baseUrl, { connections, seed, seconds: load.for.seconds }),
});

const measureRounds = async (): Promise<Round[]> => {
  const [tenantThread, bareThread] = [await startTenantThread(), await startBareThread()];
  await measureCeiling(tenantThread.baseUrl, warm);
  await measureCeiling(bareThread.baseUrl, warm);
  await measureOwnRate(tenantThread.baseUrl, warm);
  const measured = await repeated(rounds, (turn) => measureRound({ tenantThread, bareThread }, turn + 1));
  await tenantThread.close();
  await bareThread.close();
  return measured;
};

const perSecond = (values: readonly number[]): string => `${Math.round(median(values)).toLocaleString('en')} POST/s`;

const rateRow = (what: string, rates: readonly Rate[]): Row =>
  plainly(
    what,
    `${perSecond(rates.map(({ rate }) => rate))}; its thread is busy ${median(rates.map(({ busy }) => busy)).toFixed(2)} of the time`,
  );

const spread = (shares: readonly number[]): string =>
  `${Math.min(...shares).toFixed(2)} to ${Math.max(...shares).toFixed(2)} in ${shares.length} rounds`;

const shareRow = (limit: number, what: string, shares: readonly number[]): Row =>
  atLeast(limit, what, { value: median(shares), besides: spread(shares) });

/** Rows about requests per second, and their ratios within one round. */
export const measureRates = async (): Promise<Row[]> => {
  const measured = await measureRounds();
  const wrkRates = measured.flatMap(({ wrk }) => wrk ?? []);
  return [
    rateRow(
      'a bare node:http server under autocannon',
      measured.map(({ bare }) => bare),
    ),
    rateRow(
      'the tenant under autocannon, the ceiling',
      measured.map(({ tenant }) => tenant),
    ),
    plainly('the tenant under wrk', wrkRates.length === 0 ? 'not available: apt-get install wrk' : perSecond(wrkRates)),
    plainly("verify's generated cases on the tenant, everything on", perSecond(measured.map(({ own }) => own))),
    shareRow(
      0.7,
      'verify over the ceiling',
      measured.map(({ own, tenant }) => own / tenant.rate),
    ),
    shareRow(
      0.6,
      'the tenant over the bare server',
      measured.map(({ tenant, bare }) => tenant.rate / bare.rate),
    ),
  ];
};
