// Wires verify: settings, the run, the record, the reports, the exit code.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { runConformance } from '../../engine/campaign/conformance.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { claimRecording } from '../../engine/connection/recording/record.ts';
import { waitFor } from '../../engine/connection/wait-for.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { readRunSettings } from '../../engine/settings/run-settings.ts';
import { defaultReportDirectory, type RunOptions, type Settings } from '../../engine/settings/settings.ts';
import { wholeNumber } from '../../engine/settings/whole-number.ts';
import { record } from '../../reports/record/recorder.ts';
import { agreed, planLines } from '../consent.ts';
import { checkDirectory, checkReporters, finishRun, stopOnSignals, warnOfTarget } from '../reporting.ts';

type VerifyOptions = RunOptions & {
  readonly reportDir?: string;
  readonly reporter?: readonly string[];
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly waitFor?: string;
};

const waitUntilItAnswers = async ({ agreement }: Settings, seconds: number | undefined): Promise<void> => {
  if (agreement === undefined || seconds === undefined) return;
  note(`waiting until ${agreement.url} answers, at most ${seconds} s`);
  await waitFor(agreement, seconds);
};

/**
 * Runs verify and gives its exit code.
 * @throws WrongUse for wrong options, before anything is sent; NoVerdict when the run did not start.
 */
export const verify = async (options: VerifyOptions): Promise<number> => {
  const names = checkReporters(options.reporter ?? ['terminal']);
  const seconds = wholeNumber('--wait-for', options.waitFor, [1, 86_400]);
  const read = await readRunSettings(userStatus, options, process.env);
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
  const recorder = record(directory);
  stopOnSignals(recorder);
  await runConformance(settings, recorder.hear);
  return finishRun(recorder, { names, directory });
};
