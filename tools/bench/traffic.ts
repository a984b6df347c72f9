// Traffic of others: exchanges that judge reads in a second, and what the proxy of gate --target adds.
import { Agent, request as send } from 'node:http';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { openTrafficJudge } from '../../traffic/judge-traffic.ts';
import { exchangeIn } from '../../traffic/lines/exchange.ts';
import { isUnreadable } from '../../traffic/seen.ts';
import { measureCeiling, posts } from './ceiling.ts';
import { median, repeated } from './median.ts';
import { atLeast, plainly, type Row } from './row.ts';
import { type Server, startBareThread, startProxyThread } from './servers.ts';

const rounds = 3;
const seed = 1;

const lines = (count: number): readonly string[] => {
  const all = posts('https://graph.microsoft.com/beta', seed);
  return Array.from({ length: count }, (_, index) => {
    const { path = '', headers = {}, body = '' } = all[index % all.length] ?? {};
    const text = String(body).replace('{', `{"id":"id-${index}",`);
    const answer = { status: 201, headers: { 'content-type': 'application/json' }, body: text };
    return JSON.stringify({
      request: { method: 'POST', url: `https://h${path}`, headers, body: String(body) },
      answer,
    });
  });
};

/** Lines that are read and judged in a second, for both sides. */
const judgeRate = (count: number): number => {
  const [contract, all] = [userStatus, lines(count)];
  const settings = readSettings(contract, { seed: '0' }, {});
  const sides = { client: ignoreEvents, provider: ignoreEvents };
  const { record } = openTrafficJudge({ contract, settings, name: 'bench', ...sides });
  const start = performance.now();
  for (const line of all) {
    const found = exchangeIn(contract, line);
    if (!found || isUnreadable(found)) throw new Error('a line of the measurement cannot be read');
    record(found);
  }
  return (count / (performance.now() - start)) * 1000;
};

type Post = ReturnType<typeof posts>[number];

const post = (baseUrl: string, agent: Agent, { path = '', headers = {}, body = '' }: Post): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const sent = send(new URL(path, baseUrl), { method: 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => resolve(performance.now() - start));
    });
    sent.once('error', reject).end(body);
  });

const quantiles = async ({ baseUrl }: Server, count: number): Promise<readonly [p50: number, p99: number]> => {
  const [first = {}] = posts(baseUrl, seed);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = (await repeated(count, () => post(baseUrl, agent, first))).toSorted((one, other) => one - other);
  agent.destroy();
  return [times[Math.floor(count * 0.5)] ?? 0, times[Math.floor(count * 0.99)] ?? 0];
};

const rateOf = ({ baseUrl }: Server): Promise<number> =>
  measureCeiling(baseUrl, { connections: 32, seed, for: { posts: 5_000 } });

const added = (ours: readonly number[], direct: readonly number[]): string =>
  `${(median(ours) - median(direct)).toFixed(2)} ms`;

/** The rows about traffic. */
export const measureTraffic = async (): Promise<Row[]> => {
  const judged = median(await repeated(rounds, () => judgeRate(10_000)));
  const bare = await startBareThread();
  const [ours, plain] = [await startProxyThread(bare.baseUrl, false), await startProxyThread(bare.baseUrl, true)];
  for (const server of [bare, ours, plain]) await quantiles(server, 300);
  const latency = await repeated(
    rounds,
    async () => [await quantiles(bare, 1_000), await quantiles(ours, 1_000)] as const,
  );
  const shares = await repeated(rounds, async () => (await rateOf(ours)) / (await rateOf(plain)));
  for (const server of [ours, plain, bare]) await server.close();
  const of = (server: 0 | 1, quantile: 0 | 1): number[] => latency.map((round) => round[server][quantile]);
  return [
    plainly('exchanges that judge reads and judges', `${Math.round(judged).toLocaleString('en')} a second`),
    plainly('what the proxy of gate --target adds to an exchange, p50', added(of(1, 0), of(0, 0))),
    plainly('the same, p99', added(of(1, 1), of(0, 1))),
    atLeast(0.8, 'throughput of the proxy of gate --target over that of a plain one of node:http', {
      value: median(shares),
    }),
  ];
};
