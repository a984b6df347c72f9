// The Jest environment of the provider suites. It holds the engine outside Jest's sandbox, where HTTP costs a third
// less, hands the suite the one object it needs, and writes results.json.
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import { type Conformance, openConformance } from '../../engine/campaign/conformance.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { claimRecording } from '../../engine/connection/recording/record.ts';
import { holdEnvironment } from '../../engine/output/held-secrets.ts';
import { note } from '../../engine/output/terminal.ts';
import { versionWarning } from '../../engine/settings/version-warning.ts';
import { type Recorder, record } from '../../reports/record/recorder.ts';
import { reportDirectoryOf, settingsOf } from './jest-options.ts';
import { checksOf } from './provider-checks.ts';

type Run = { readonly conformance: Conformance; readonly recorder: Recorder };

export default class ProviderEnvironment extends TestEnvironment {
  private readonly options: Readonly<Record<string, unknown>>;
  private run: Run | undefined;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.options = config.projectConfig.testEnvironmentOptions;
  }

  override async setup(): Promise<void> {
    await super.setup();
    holdEnvironment(process.env);
    const settings = await settingsOf(this.options, process.env);
    const warning = settings.url === undefined ? undefined : versionWarning(settings.url);
    if (warning !== undefined) note(`warning: ${warning}`);
    if (!settings.replay) await readyTokens(settings);
    if (settings.record !== undefined) claimRecording(settings.record);
    const recorder = record(reportDirectoryOf(this.options, process.env));
    const conformance = await openConformance(settings, recorder.hear);
    this.run = { conformance, recorder };
    this.global['providerChecks'] = checksOf(conformance, settings);
  }

  override async teardown(): Promise<void> {
    await this.run?.conformance.close();
    this.run?.recorder.finish();
    await super.teardown();
    const lost = this.run?.recorder.lost();
    if (lost !== undefined) throw new Error(`results.json could not be written: ${lost}`);
  }
}
