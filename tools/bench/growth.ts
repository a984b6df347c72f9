// How time and memory of a run grow with its cases: the real command, on a tenant in its own process.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { root } from './command.ts';
import { below, plainly, type Row } from './row.ts';

type Memory = { readonly most: number; readonly live: number };

/** `seconds` from command to verdict; peak memory of the process and live memory at its end, in MiB. */
type Growth = Memory & { readonly cases: number; readonly seconds: number };

const preload = pathToFileURL(join(import.meta.dirname, 'memory.ts')).href;

const measureRun = (url: string, cases: number): Growth => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-bench-'));
  const file = join(directory, 'memory.json');
  const said = ['--only', 'bodies.valid', '--cases', String(cases / userStatus.paths.names.length), '--seed', '1'];
  const start = performance.now();
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', preload, 'cli/main.ts', 'verify', '--target', url, '--report-dir', directory, ...said],
    { cwd: root, env: { ...process.env, GRAPH_TOKEN: tenantTokens.granted, MEMORY_FILE: file } },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`verify of ${cases} cases ended with ${status}`);
  const memory: Memory = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(directory, { recursive: true });
  return { ...memory, cases, seconds };
};

/** Runs verify once for each number of generated cases. */
const measureRuns = async (sizes: readonly number[]): Promise<Growth[]> => {
  const tenant = spawn(process.execPath, ['cli/main.ts', 'tenant'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first]: unknown[] = await once(tenant.stdout, 'data');
  const [, url = ''] = /GRAPH_BASE_URL=(\S+)/.exec(String(first)) ?? [];
  const grown = sizes.map((cases) => measureRun(url, cases));
  tenant.kill();
  return grown;
};

const named = (cases: number): string => `${cases.toLocaleString('en')} cases`;

const rowOf = ({ cases, seconds, most, live }: Growth): Row =>
  plainly(`a run of ${named(cases)}`, `${seconds.toFixed(1)} s; ${live} MiB live at its end, ${most} MiB peak`);

/** Milliseconds for each further case. */
const slope = (less: Growth, more: Growth): number =>
  (1000 * (more.seconds - less.seconds)) / (more.cases - less.cases);

/** Rows about runs of 1,000 to 1,000,000 cases. */
export const measureGrowth = async (): Promise<Row[]> => {
  const grown = await measureRuns([1_000, 10_000, 100_000, 1_000_000]);
  const [thousand, tenThousand, hundredThousand, million] = grown;
  if (!thousand || !tenThousand || !hundredThousand || !million) throw new Error('a run is missing');
  return [
    ...grown.map(rowOf),
    below(1.2, `live after ${named(million.cases)} over live after ${named(thousand.cases)}`, {
      value: million.live / thousand.live,
    }),
    // Uncollected garbage grows with the length of a run; ids take at most sixteen bytes each.
    below(1.5, `peak of ${named(million.cases)} over peak of ${named(hundredThousand.cases)}`, {
      value: million.most / hundredThousand.most,
    }),
    below(1.2, `time for a case more, beyond ${named(hundredThousand.cases)} over beyond ${named(tenThousand.cases)}`, {
      value: slope(hundredThousand, million) / slope(tenThousand, hundredThousand),
    }),
  ];
};
