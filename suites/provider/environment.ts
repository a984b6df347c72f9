// The Jest environment of the provider suites. It holds the engine outside Jest's sandbox, where HTTP costs a third
// less, and hands the suite the one object it needs.
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import { readSettings, type Settings } from '../../target/index.ts';
import { type Conformance, openConformance } from './conformance.ts';
import { takeOver } from './hand-over.ts';

export default class ProviderEnvironment extends TestEnvironment {
  private conformance: Conformance | undefined;
  private readonly settings: Settings;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.settings = takeOver(config.projectConfig.testEnvironmentOptions['settings']) ?? readSettings({}, process.env);
  }

  override async setup(): Promise<void> {
    await super.setup();
    this.conformance = await openConformance(this.settings);
    this.global['conformance'] = this.conformance;
  }

  override async teardown(): Promise<void> {
    await this.conformance?.close();
    await super.teardown();
  }
}
