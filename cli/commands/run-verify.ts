// Wires verify: settings, the run, the record, the reports, the exit code.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { runConformance } from '../../engine/campaign/conformance.ts';
import { codeOf, messageOf } from '../../engine/connection/error-code.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { claimRecording } from '../../engine/connection/recording/record.ts';
import { waitFor } from '../../engine/connection/wait-for.ts';
import { type Memory, remember } from '../../engine/memory/remember.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { defaultMemory, type MemoryOptions } from '../../engine/settings/memory-settings.ts';
import { readRunSettings } from '../../engine/settings/run-settings.ts';
import { defaultReportDirectory, type RunOptions, type Settings } from '../../engine/settings/settings.ts';
import { wholeNumber } from '../../engine/settings/whole-number.ts';
import { type Recorder, record } from '../../reports/record/recorder.ts';
import { failedLines } from '../../reports/terminal/failed-text.ts';
import { agreed, planLines } from '../consent.ts';
import {
  checkDirectory,
  checkReporters,
  defaultReporters,
  finishRun,
  stopOnSignals,
  warnOfTarget,
} from '../reporting.ts';
import { thisCommand } from '../this-command.ts';

type VerifyOptions = RunOptions &
  MemoryOptions & {
    readonly reportDir?: string;
    readonly reporter?: readonly string[];
    readonly verbose?: boolean;
    readonly yes?: boolean;
    readonly dryRun?: boolean;
    readonly waitFor?: string;
    readonly staleWaivers?: string;
  };

const waitUntilItAnswers = async ({ agreement }: Settings, seconds: number | undefined): Promise<void> => {
  if (agreement === undefined || seconds === undefined) return;
  note(`waiting until ${agreement.url} answers, at most ${seconds} s`);
  await waitFor(agreement, seconds);
};

/** Where failing cases are kept: a replay sends nothing, so that it has none. */
const memoryIn = ({ memory, replay }: VerifyOptions): string | false | undefined => {
  if (memory !== undefined || replay !== undefined) return memory;
  const { USERSTATUS_MEMORY: named = defaultMemory } = process.env;
  return named === 'off' ? false : named;
};

const keepFailures = (memory: Memory, directory: string): void => {
  try {
    memory.save();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    note(`the failing cases could not be kept in ${directory}: ${messageOf(error)}`);
  }
};

const printFailed = ({ kept }: Settings, recorder: Recorder): void => {
  const results = recorder.finish();
  const names = new Set(kept.map(({ requirement, path }) => `${requirement}@${path}`));
  if (results) print(failedLines(results, (id, path) => names.has(`${id}@${path}`)));
};

type Reports = {
  readonly names: readonly string[];
  readonly directory: string;
  /** Whether a waiver that matches nothing takes the run its verdict. */
  readonly failOnStale: boolean;
  readonly rerun: string;
  readonly verbose: boolean;
};

const checkStale = (text = 'warn'): boolean => {
  if (text === 'warn' || text === 'fail') return text === 'fail';
  throw new WrongUse(`--stale-waivers takes warn or fail, not "${text}".`);
};

const refuseStale = (recorder: Recorder): void => {
  const { waivers = [] } = recorder.finish() ?? {};
  const stale = waivers.filter(({ state }) => state === 'unmatched').map(({ requirement }) => requirement);
  if (stale.length > 0)
    recorder.hear({ kind: 'incomplete', reason: `--stale-waivers: not needed any more: ${stale.join(', ')}` });
};

/** Runs, records and reports it, keeps what failed, and gives the exit code. */
const runAndReport = async (settings: Settings, { failOnStale, ...reports }: Reports): Promise<number> => {
  const recorder = record(reports.directory);
  stopOnSignals(recorder);
  const memory = remember(settings);
  await runConformance(settings, (event) => {
    recorder.hear(event);
    memory.hear(event);
  });
  if (settings.memory !== undefined) keepFailures(memory, settings.memory);
  if (failOnStale) refuseStale(recorder);
  if (!settings.failed) return finishRun(recorder, reports);
  printFailed(settings, recorder);
  return finishRun(recorder, { ...reports, names: reports.names.filter((name) => name !== 'terminal') });
};

/**
 * Runs verify and gives its exit code.
 * @throws WrongUse for wrong options, before anything is sent; NoVerdict when the run did not start.
 */
export const verify = async (options: VerifyOptions): Promise<number> => {
  const names = checkReporters(options.reporter ?? defaultReporters);
  const failOnStale = checkStale(options.staleWaivers);
  const seconds = wholeNumber('--wait-for', options.waitFor, [1, 86_400]);
  const read = await readRunSettings(userStatus, { ...options, memory: memoryIn(options) }, process.env);
  if (!read.replay) warnOfTarget(read);
  const plan = () => planLines(read);
  if (options.dryRun) {
    print([...plan(), 'Nothing was sent.']);
    return 0;
  }
  const directory = checkDirectory(options.reportDir ?? defaultReportDirectory);
  const settings = read.replay ? read : await agreed(read, { yes: options.yes, plan });
  if (!settings.replay) {
    await readyTokens(settings);
    await waitUntilItAnswers(settings, seconds);
  }
  if (settings.record !== undefined) claimRecording(settings.record);
  const seed = options.seed === undefined ? ['--seed', String(settings.seed)] : [];
  const { verbose = false } = options;
  return runAndReport(settings, { names, directory, failOnStale, rerun: thisCommand(...seed), verbose });
};
