// Other tools on the same task: as many requests on the eight paths as verify sends, and the faults that each catches.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './command.ts';
import { median, repeated } from './median.ts';
import { type Caught, caughtBy, caughtByVerify, faultsByTheme, lawful } from './peers/caught.ts';
import { type Peer, peers } from './peers/peer.ts';
import { requests } from './peers/requests.ts';
import { runPeer } from './peers/run.ts';
import { atLeast, plainly, type Row } from './row.ts';
import { timeVerify } from './start.ts';

const timesFaster = 10;

type Pace = { readonly seconds: number; readonly requests: number };

const paceOf = ({ seconds, requests }: Pace): number => (1000 * seconds) / requests;

const ownPace = async (): Promise<Pace> => {
  const installed = command();
  const runs = await repeated(5, () => timeVerify(installed));
  installed.remove();
  return { seconds: median(runs.map(({ seconds }) => seconds)), requests: runs[0]?.requests ?? 0 };
};

type Timed = { readonly peer: Peer; readonly row: Row; readonly foundNothing: boolean };

const time = async (peer: Peer, own: Pace, directory: string): Promise<Timed> => {
  const { name } = peer;
  const what = `verify over ${name}, time for a request`;
  if (!peer.install(directory))
    return { peer, row: plainly(what, 'not available: it could not be installed here'), foundNothing: false };
  const run = await runPeer(peer, { directory, requests, passes: Math.round(own.requests / requests.length) });
  const besides = `${run.seconds.toFixed(1)} s for ${run.requests.toLocaleString('en')} requests`;
  const row = atLeast(timesFaster, what, { value: paceOf(run) / paceOf(own), unit: ' times faster', besides });
  return { peer, row, foundNothing: run.foundNothing };
};

const counted = (names: readonly string[], tools: ReadonlyMap<string, Caught>): string =>
  [...tools].map(([tool, caught]) => `${tool} ${names.filter((name) => caught.has(name)).length}`).join(', ');

/** Rows that compare other tools with verify. */
export const measurePeers = async (): Promise<Row[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-bench-'));
  const own = await ownPace();
  // Times first, one after the other; catching faults is not timed.
  const timed: Timed[] = [];
  for (const peer of peers) {
    process.stderr.write(`timing ${peer.name}\n`);
    timed.push(await time(peer, own, directory));
  }
  const tools = new Map<string, Caught>();
  // A tool that reports something for the plain tenant does so for every tenant.
  for (const { peer, foundNothing } of timed) if (foundNothing) tools.set(peer.name, await caughtBy(peer, directory));
  tools.set('verify', await caughtByVerify());
  rmSync(directory, { recursive: true });
  return [
    ...timed.map(({ row }) => row),
    ...[...faultsByTheme].map(([theme, faults]) =>
      plainly(`faults about ${theme} that are caught, of ${faults.length}`, counted(faults, tools)),
    ),
    plainly(`lawful oddities that are blamed, of ${lawful.length}`, counted(lawful, tools)),
  ];
};
