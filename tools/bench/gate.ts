// The gate under load: how many POSTs it judges in a second, whether it judges every one, and what it keeps of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openGate } from '../../client/gate/gate.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { measureCeiling } from './ceiling.ts';
import { root } from './command.ts';
import { below, type Row } from './row.ts';

const named = (count: number): string => count.toLocaleString('en');

const rowOf = (what: string, rate: number, [judged, posts]: readonly [number, number]): Row => ({
  what,
  figure: `${named(Math.round(rate))} POST/s; ${named(judged)} of ${named(posts)} judged`,
  limit: 'every one',
  isMet: judged === posts,
});

/** The gate's tenant, judge and ledger in one thread, under 64 connections. */
const measurePlain = async (posts: number): Promise<Row> => {
  const gate = await openGate({ contract: userStatus, replay: '', listener: ignoreEvents });
  const rate = await measureCeiling(gate.baseUrl, { connections: 64, seed: 1, for: { posts } });
  const judged = gate.ledger.attempts();
  await gate.close();
  return rowOf('the gate under autocannon', rate, [judged, posts]);
};

/** A run of the command: POSTs per second, how many were judged, and live memory at its end, in MiB. */
type Run = { readonly posts: number; readonly rate: number; readonly judged: number; readonly live: number };

const preload = pathToFileURL(join(import.meta.dirname, 'memory.ts')).href;

const measureCommand = (posts: number): Run => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-bench-'));
  const [memory, rate] = [join(directory, 'memory.json'), join(directory, 'rate')];
  const said = ['gate', '--https', '--report-dir', directory, '--reporter', 'terminal', '--'];
  const client = [process.execPath, join(import.meta.dirname, 'gate-load.ts'), String(posts)];
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', preload, 'cli/main.ts', ...said, ...client],
    { cwd: root, env: { ...process.env, MEMORY_FILE: memory, RATE_FILE: rate } },
  );
  if (status !== 0) throw new Error(`the gate under ${posts} POSTs ended with ${status}`);
  const { live }: { readonly live: number } = JSON.parse(readFileSync(memory, 'utf8'));
  const { counts } = JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8'));
  const run = { posts, rate: Number(readFileSync(rate, 'utf8')), judged: counts.cases, live };
  rmSync(directory, { recursive: true });
  return run;
};

/** Rows about the gate: in process, and the command over TLS, whose memory must not grow with what it judges. */
export const measureGate = async (): Promise<Row[]> => {
  const [less, more] = [measureCommand(10_000), measureCommand(100_000)];
  return [
    await measurePlain(30_000),
    rowOf('gate --https, from 64 connections', more.rate, [more.judged, more.posts]),
    below(1.2, `live after ${named(more.posts)} POSTs at the gate over live after ${named(less.posts)}`, {
      value: more.live / less.live,
      besides: `${more.live} and ${less.live} MiB`,
    }),
  ];
};
