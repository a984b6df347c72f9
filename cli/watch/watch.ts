// verify --watch: runs the failing cases and then all, again and again: when the target comes back after a restart, when a file
// changes, or at a key. A run that begins stops the one under way.
import { setTimeout as wait } from 'node:timers/promises';
import type { Agreement } from '../../engine/connection/consent/agreement.ts';
import { watchRestarts } from '../../engine/connection/restarts.ts';
import type { Tokens } from '../../engine/connection/tokens.ts';
import { waitFor } from '../../engine/connection/wait-for.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { exitCodeOf } from '../../reports/record/severity.ts';
import { watchFiles } from './changed-files.ts';
import { readKeys } from './keys.ts';
import { runRound } from './round.ts';
import { runsFor, type WatchedRun } from './runs.ts';
import { openWatchScreen, type WatchScreen } from './screen.ts';
import { openTriggers, type Trigger, type Triggers } from './trigger.ts';

export type WatchOptions = {
  /** Where results.json goes. */
  readonly directory: string;
  /** The files whose change begins a run, as a glob; without it only restarts and keys do. */
  readonly files?: string;
};

const idle = 'waiting for a restart';

/** Milliseconds in which a run may stop. */
const longestStop = 300;

/** Seconds that a target may take to come back. */
const longestAbsence = 86_400;

type Watching = WatchOptions & { readonly settings: Settings; readonly screen: WatchScreen };

/** What a trigger began, until the signal of the next one. */
type Begun = Watching & { readonly signal: AbortSignal };

/** Runs one of those that a trigger began, and shows it; `status` is what the screen says afterwards. */
const runOne = async (run: WatchedRun, { directory, screen, signal }: Begun, status: string): Promise<void> => {
  const { name, settings, isAbout } = run;
  const results = await runRound({ settings, directory, signal, onEvent: screen.progress(name) });
  if (!results) return;
  if (isAbout) screen.show({ failed: { results, wasKept: isAbout }, status });
  else screen.show({ whole: results, failed: undefined, status });
};

/** What a trigger begins; nothing, and why, where what is kept cannot be read. */
const begunBy = (trigger: Trigger, { settings, screen }: Watching): readonly WatchedRun[] | string => {
  try {
    return runsFor(trigger, settings, screen.whole());
  } catch (error) {
    if (error instanceof WrongUse) return error.message;
    throw error;
  }
};

const runAll = async (trigger: Trigger, begun: Begun): Promise<void> => {
  const { settings, screen, signal } = begun;
  const { agreement } = settings;
  if (agreement) await waitFor(agreement, { seconds: longestAbsence, signal });
  if (signal.aborted) return;
  const runs = begunBy(trigger, begun);
  if (typeof runs === 'string') return screen.show({ status: runs });
  for (const run of runs) if (!signal.aborted) await runOne(run, begun, run === runs.at(-1) ? idle : '');
};

/** Waits until a run has stopped; a target that does not answer is not waited for, unless what it created is to be deleted. */
const stopped = async (running: Promise<void>, { settings }: Watching): Promise<void> => {
  running.catch(() => undefined);
  await (settings.cleanUp === undefined ? Promise.race([running, wait(longestStop)]) : running);
};

/** Runs what each trigger begins, until one of them is to quit. */
const obey = async (triggers: Triggers, watching: Watching): Promise<void> => {
  let trigger: Trigger = { kind: 'changed' };
  while (trigger.kind !== 'quit') {
    const aborter = new AbortController();
    const running = runAll(trigger, { ...watching, signal: aborter.signal });
    // An error of a run ends the watch at once; a trigger ends the run.
    await Promise.race([running, triggers.next()]);
    trigger = await triggers.next();
    triggers.take();
    aborter.abort();
    await stopped(running, watching);
  }
};

const openSources = (
  agreement: Agreement<Tokens>,
  { push }: Triggers,
  { files, directory, memory }: Pick<WatchOptions, 'files' | 'directory'> & Pick<Settings, 'memory'>,
): readonly (() => void)[] => {
  const changed = (): void => push({ kind: 'changed' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => push({ kind: 'quit' }));
  return [
    ...(files === undefined
      ? []
      : [watchFiles(files, [directory, ...(memory === undefined ? [] : [memory])], changed)]),
    watchRestarts(agreement, changed).close,
    readKeys(push),
  ];
};

/**
 * Watches a target until a person quits, and gives the exit code of the latest verdict.
 * @throws WrongUse without a target.
 */
export const watch = async (settings: Settings, options: WatchOptions): Promise<number> => {
  const { agreement } = settings;
  if (agreement === undefined) throw new WrongUse('--watch needs a target that is restarted: name it with --target.');
  const [triggers, screen] = [openTriggers(), openWatchScreen()];
  const sources = openSources(agreement, triggers, { ...options, ...settings });
  try {
    screen.show({ status: `waiting until ${agreement.url} answers` });
    await obey(triggers, { ...options, settings, screen });
  } finally {
    for (const close of sources) close();
    // Requests that are not answered would hold the process up.
    if (settings.cleanUp === undefined) setTimeout(() => process.exit(), longestStop).unref();
  }
  return exitCodeOf[screen.whole()?.verdict ?? 'none'];
};
