// Wires verify: settings, the provider suites under Jest, the record, the reports, the exit code.

import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { claimRecording } from '../../engine/connection/recording/record.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import { loadOwnRequirements } from '../../engine/settings/own-requirements.ts';
import { readReplay } from '../../engine/settings/replay-settings.ts';
import { defaultReportDirectory, readSettings, type Said, type Settings } from '../../engine/settings/settings.ts';
import { root } from '../../fixtures/installation.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { record } from '../../reports/record/recorder.ts';
import { exitCodeOf } from '../../reports/record/severity.ts';
import { reporters } from '../../reports/reporters.ts';
import { handOver } from '../../suites/provider/hand-over.ts';
import { providerProject } from '../../suites/provider/project.ts';
import { askConsent, planLines } from '../consent.ts';
import { checkDirectory, checkReporters, stopOnSignals } from '../reporting.ts';

type VerifyOptions = Said & {
  readonly reportDir?: string;
  readonly reporter?: readonly string[];
  readonly yes?: boolean;
  readonly dryRun?: boolean;
};

const runJest = async (key: string): Promise<void> => {
  const { runCLI } = await import('@jest/core');
  const project = { ...providerProject, rootDir: root, testEnvironmentOptions: { settings: key } };
  const config = JSON.stringify({ ...project, reporters: [], watchman: false });
  await runCLI({ config, runInBand: true, silent: true, _: [], $0: 'userstatus-conformance' }, [process.cwd()]);
};

const runSuites = async (settings: Settings): Promise<void> => {
  const isTenantNeeded = settings.url === undefined && settings.replay === undefined;
  if (!isTenantNeeded) return runJest(handOver({ settings }));
  // Its thread and Jest take half a second each to load: side by side.
  const tenant = startTenant();
  // Whoever waits for it hears of it, but not before Jest is there.
  tenant.catch(() => undefined);
  try {
    await runJest(handOver({ settings, tenant }));
  } finally {
    await tenant.then(({ close }) => close()).catch(() => undefined);
  }
};

/**
 * Runs verify and gives its exit code.
 * @throws WrongUse for what was said wrongly, before anything is sent; NoVerdict when no run came about.
 */
export const verify = async (options: VerifyOptions): Promise<number> => {
  const names = checkReporters(options.reporter ?? ['terminal']);
  const own = options.requirements === undefined ? [] : await loadOwnRequirements(options.requirements);
  const settings =
    options.replay === undefined ? readSettings(options, process.env, own) : readReplay(options.replay, options, own);
  if (options.dryRun) {
    process.stdout.write(`${planLines(settings).join('\n')}\nNothing was sent.\n`);
    return 0;
  }
  const directory = checkDirectory(options.reportDir ?? defaultReportDirectory);
  if (!settings.replay) {
    await askConsent(settings, options.yes ?? false);
    await readyTokens(settings);
  }
  if (settings.record !== undefined) claimRecording(settings.record);
  const recorder = record(directory);
  stopOnSignals(recorder);
  await runSuites(settings);
  const results = recorder.finish();
  if (!results) throw new NoVerdict('the provider suites did not start.');
  for (const name of names) await reporters[name]?.([results], directory);
  // As of the gate: a path that must be reached and was not is a failure, though it says nothing of the target.
  const isMissed = settings.required.some((path) => settings.withoutIds.includes(path));
  return isMissed ? 1 : exitCodeOf[results.verdict];
};
