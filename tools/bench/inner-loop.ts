// The loop of someone who mends a mock: the failing cases alone, and from a restart to the answer.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { readFailures, writeFailures } from '../../engine/memory/failures-file.ts';
import type { KeptCase } from '../../engine/memory/kept-case.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { type Command, command } from './command.ts';
import { median, repeated } from './median.ts';
import { below, type Row } from './row.ts';

const rounds = 9;
const mostKept = 20;

/** Mistakes that refuse or accept something else each, so that as many requirements fail. */
const names = [
  ...new Map(
    faultsOf(userStatus)
      .filter(({ breaks, rare, only }) => breaks.startsWith('bodies.') && !rare && only === undefined)
      .map(({ breaks, name }) => [breaks, name]),
  ).values(),
];

type Place = { readonly script: string; readonly directory: string };

const environment = { ...process.env, GRAPH_TOKEN: tenantTokens.granted };
const optionsOf = (target: string): readonly string[] => ['verify', '--target', target, '--seed', '1'];

const verify = ({ script, directory }: Place, target: string, more: readonly string[]): string =>
  spawnSync(process.execPath, [script, ...optionsOf(target), ...more], {
    cwd: directory,
    env: environment,
    encoding: 'utf8',
  }).stdout;

const memoryOf = ({ directory }: Place): string => join(directory, '.userstatus-conformance');

/** The failing cases of a mock with many mistakes. */
const keptCases = async (place: Place): Promise<readonly KeptCase[]> => {
  const faulty = await startTenant(userStatus, { names });
  verify(place, faulty.baseUrl, ['--path', 'rootCertificate', '--cases', '20']);
  await faulty.close();
  const kept = readFailures(memoryOf(place)).slice(0, mostKept);
  if (kept.length < mostKept) throw new Error(`${kept.length} failing cases are kept, and not ${mostKept}`);
  return kept;
};

/** Seconds of `verify --failed`, from the command to its end, with a word that it has to print. */
const timeFailed = (place: Place, target: string, word: string): number => {
  const start = performance.now();
  const printed = verify(place, target, ['--failed']);
  const seconds = (performance.now() - start) / 1000;
  if (printed.split(word).length <= mostKept / 2) throw new Error(`--failed printed ${printed}`);
  return seconds;
};

type Figures = { readonly fixed: number; readonly failing: number };

const measureFailed = async (place: Place, kept: readonly KeptCase[]): Promise<Figures> => {
  const failing = await startTenant(userStatus, { names });
  const ofFailing = await repeated(rounds, () => timeFailed(place, failing.baseUrl, 'STILL FAILING'));
  await failing.close();
  const mended = await startTenant(userStatus);
  const ofFixed = await repeated(rounds, () => {
    writeFailures(memoryOf(place), kept, userStatus);
    return timeFailed(place, mended.baseUrl, 'FIXED');
  });
  await mended.close();
  return { fixed: median(ofFixed), failing: median(ofFailing) };
};

/** Seconds from the moment at which a mended mock listens to the answer of `verify --watch`. */
const timeRestart = async ({ script, directory }: Place): Promise<number> => {
  const faulty = await startTenant(userStatus, { names: ['status-200'] });
  const few = ['--watch', '--path', 'rootCertificate', '--cases', '5'];
  const watching = spawn(process.execPath, [script, ...optionsOf(faulty.baseUrl), ...few], {
    cwd: directory,
    env: environment,
  });
  let printed = '';
  let wake = (): void => undefined;
  watching.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    wake();
  });
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      wake = () => (printed.includes(text) ? resolve() : undefined);
      watching.once('close', () => reject(new Error(`verify --watch ended: ${printed}`)));
      wake();
    });
  await says('waiting for a restart');
  await faulty.close();
  const mended = await startTenant(userStatus, { port: Number(new URL(faulty.baseUrl).port) });
  const start = performance.now();
  await says('FIXED');
  const seconds = (performance.now() - start) / 1000;
  watching.kill('SIGTERM');
  await mended.close();
  return seconds;
};

const measure = async ({ script, from }: Command): Promise<Row[]> => {
  const place: Place = { script, directory: mkdtempSync(join(tmpdir(), 'userstatus-bench-')) };
  try {
    const { fixed, failing } = await measureFailed(place, await keptCases(place));
    const restarts = await repeated(rounds, () => timeRestart(place));
    const seconds = (value: number) => ({ value, unit: ' s' });
    return [
      below(0.4, `--failed with ${mostKept} kept cases that are fixed, from ${from}`, seconds(fixed)),
      below(0.4, `--failed with ${mostKept} kept cases that still fail, from ${from}`, seconds(failing)),
      below(0.5, '--watch, from a restart of the mock to FIXED', seconds(median(restarts))),
    ];
  } finally {
    rmSync(place.directory, { recursive: true });
  }
};

/** Rows about the time until someone who mends a mock knows whether it is mended. */
export const measureInnerLoop = async (): Promise<Row[]> => {
  const installed = command();
  try {
    return await measure(installed);
  } finally {
    installed.remove();
  }
};
