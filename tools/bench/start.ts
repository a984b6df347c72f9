// The time that a run takes outside its exchanges: from the command to the first request, and from the last answer to the end.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, command } from './command.ts';
import { median, repeated } from './median.ts';
import { below, plainly, type Row } from './row.ts';

const rounds = 7;
const preload = pathToFileURL(join(import.meta.dirname, 'exchanges.ts')).href;

type Ran = { readonly seconds: number };

const timed = (args: readonly string[], options: Parameters<typeof spawnSync>[2] = {}): Ran => {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, options);
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return { seconds: (performance.now() - start) / 1000 };
};

export type Run = Ran & { readonly outside: number; readonly requests: number };

/** Runs the default verify; `outside` are the seconds before its first request and after its last answer. */
export const timeVerify = ({ script }: Command): Run => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-bench-'));
  const file = join(directory, 'exchanges.json');
  const { seconds } = timed(['--import', preload, script, 'verify', '--report-dir', directory], {
    cwd: directory,
    env: { ...process.env, EXCHANGES_FILE: file },
  });
  const exchanged: { milliseconds: number; requests: number } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(directory, { recursive: true });
  if (exchanged.requests === 0) throw new Error('no request was sent');
  return { seconds, outside: seconds - exchanged.milliseconds / 1000, requests: exchanged.requests };
};

/** Rows about starting: --help, and the default verify. */
export const measureStart = async (): Promise<Row[]> => {
  const installed = command();
  try {
    const helps = await repeated(rounds, () => timed([installed.script, '--help']).seconds);
    const runs = await repeated(rounds, () => timeVerify(installed));
    return [
      below(0.15, `--help, from ${installed.from}`, { value: median(helps), unit: ' s' }),
      plainly(
        'the default verify, from command to verdict',
        `${median(runs.map(({ seconds }) => seconds)).toFixed(2)} s with ${runs[0]?.requests.toLocaleString('en')} requests`,
      ),
      below(0.35, `the default verify outside its exchanges, from ${installed.from}`, {
        value: median(runs.map(({ outside }) => outside)),
        unit: ' s',
      }),
    ];
  } finally {
    installed.remove();
  }
};
