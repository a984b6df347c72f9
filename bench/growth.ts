// How time and memory of a run grow with its cases: the real command, on a tenant in a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathNames } from '../contracts/index.ts';
import { tenantTokens } from '../fixtures/index.ts';

const root = join(import.meta.dirname, '..');

type Memory = { readonly most: number; readonly live: number };

/** `seconds` from command to verdict; the most memory that the process ever held and what was live at its end, in MiB. */
export type Growth = Memory & { readonly cases: number; readonly seconds: number };

const preload = pathToFileURL(join(import.meta.dirname, 'memory.ts')).href;

const measureRun = (url: string, cases: number): Growth => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-bench-'));
  const file = join(directory, 'memory.json');
  const said = ['--only', 'bodies.valid', '--cases', String(cases / pathNames.length), '--seed', '1'];
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

/** Runs verify with so many generated cases, each number in a run of its own. */
export const measureGrowth = async (sizes: readonly number[]): Promise<Growth[]> => {
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
