// verify --watch: runs the failing cases and then all, again and again: when the target comes back after a restart, when a file
// changes, or at a key. A run that begins stops the one under way.
import type { Agreement } from '../../engine/connection/consent/agreement.ts';
import { watchRestarts } from '../../engine/connection/restarts.ts';
import type { Tokens } from '../../engine/connection/tokens.ts';
import { waitFor } from '../../engine/connection/wait-for.ts';
import { wasKeptIn } from '../../engine/memory/kept-case.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { exitCodeOf } from '../../reports/record/severity.ts';
import { watchFiles } from './changed-files.ts';
import { readKeys } from './keys.ts';
import { runRound } from './round.ts';
import { nameOfRun, runsFor } from './runs.ts';
import { openWatchScreen, type WatchScreen } from './screen.ts';
import { openTriggers, type Trigger, type Triggers } from './trigger.ts';

export type WatchOptions = {
  /** Where results.json goes. */
  readonly directory: string;
  /** The files whose change begins a run, as a glob; without it only restarts and keys do. */
  readonly files?: string;
};

/** Seconds that a target may take to come back. */
const longestAbsence = 86_400;

type Watching = WatchOptions & { readonly settings: Settings; readonly screen: WatchScreen };

const runOne = async (run: Settings, { directory, screen }: Watching, signal: AbortSignal): Promise<void> => {
  const results = await runRound({ settings: run, directory, signal, onEvent: screen.progress(nameOfRun(run)) });
  if (!results) return;
  if (run.failed) screen.show({ failed: { results, wasKept: wasKeptIn(run.kept) }, status: '' });
  else screen.show({ whole: results, failed: undefined, status: 'waiting for a restart' });
};

const runAll = async (trigger: Trigger, watching: Watching, signal: AbortSignal): Promise<void> => {
  const { settings, screen } = watching;
  const { agreement } = settings;
  if (agreement) await waitFor(agreement, { seconds: longestAbsence, signal });
  for (const run of runsFor(trigger, settings, screen.whole()))
    if (!signal.aborted) await runOne(run, watching, signal);
};

/** Runs what each trigger begins, until one of them is to quit. */
const obey = async (triggers: Triggers, watching: Watching): Promise<void> => {
  let trigger: Trigger = { kind: 'changed' };
  while (trigger.kind !== 'quit') {
    const aborter = new AbortController();
    const running = runAll(trigger, watching, aborter.signal);
    // An error of a run ends the watch at once; a trigger ends the run.
    await Promise.race([running, triggers.next()]);
    trigger = await triggers.next();
    triggers.take();
    aborter.abort();
    await running;
  }
};

const openSources = (
  agreement: Agreement<Tokens>,
  { push }: Triggers,
  files: string | undefined,
): readonly (() => void)[] => {
  const changed = (): void => push({ kind: 'changed' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => push({ kind: 'quit' }));
  return [
    ...(files === undefined ? [] : [watchFiles(files, changed)]),
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
  const sources = openSources(agreement, triggers, options.files);
  try {
    screen.show({ status: `waiting until ${agreement.url} answers` });
    await obey(triggers, { ...options, settings, screen });
  } finally {
    for (const close of sources) close();
  }
  return exitCodeOf[screen.whole()?.verdict ?? 'none'];
};
