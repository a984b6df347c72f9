// One trial of a client: the gate as a user runs it, and what its record says.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folder } from './clients.ts';
import type { Installed } from './installed.ts';

const root = join(import.meta.dirname, '../..');

/** How a client is tried. */
export type Surroundings = {
  readonly https?: boolean;
  readonly scenario?: string;
  /** The file of the paths, in the folder of the clients. */
  readonly paths?: string;
};

/** What came of it. */
export type Trial = {
  /** The gate's exit code. */
  readonly code: number;
  /** Whether the client itself succeeded. */
  readonly succeeded: boolean;
  readonly failing: readonly string[];
  readonly warning: readonly string[];
  /** How many causes the findings have. */
  readonly causes: number;
  readonly requests: number;
  readonly reason?: string;
};

type Recorded = {
  readonly reason?: string;
  readonly counts: { readonly requests: number };
  readonly causes: readonly unknown[];
  readonly requirements: readonly { readonly id: string; readonly verdict: string }[];
};

type Ended = { readonly code: number; readonly stderr: string };

const run = (args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['cli/main.ts', ...args], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, stderr }));
  });

const trialFrom = ({ code, stderr }: Ended, recorded: Recorded): Trial => {
  const idsOf = (wanted: string): readonly string[] =>
    recorded.requirements.filter(({ verdict }) => verdict === wanted).map(({ id }) => id);
  return {
    code,
    succeeded: !/the command ended (?:with|by)/.test(stderr),
    failing: idsOf('fail'),
    warning: idsOf('warn'),
    causes: recorded.causes.length,
    requests: recorded.counts.requests,
    ...(recorded.reason === undefined ? {} : { reason: recorded.reason }),
  };
};

/** Runs a client behind the gate. */
export const tryClient = async (
  { client, runner }: Installed,
  { https, scenario, paths }: Surroundings = {},
): Promise<Trial> => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-clients-'));
  try {
    const options = [
      ...['--report-dir', directory, '--reporter', 'terminal'],
      ...(https ? ['--https'] : []),
      ...(scenario === undefined ? [] : ['--scenario', scenario]),
    ];
    const command = [...runner, join(folder, client.file), ...(paths === undefined ? [] : [join(folder, paths)])];
    const ended = await run(['gate', ...options, '--', ...command]);
    return trialFrom(ended, JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8')));
  } finally {
    rmSync(directory, { recursive: true });
  }
};
