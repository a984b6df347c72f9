// The Jest environment of the provider suites. It holds the engine outside Jest's sandbox, where HTTP costs a third
// less, and hands the suite the one object it needs.
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import { type Conformance, openConformance } from '../../engine/campaign/conformance.ts';
import { isLoopback } from '../../engine/connection/loopback.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { readSettings, type Settings } from '../../engine/settings/settings.ts';
import { type Ready, takeOver } from './hand-over.ts';

// Without the command line there is nobody to be asked before much is created elsewhere.
const settingsOfJest = (): Settings => {
  const settings = readSettings({}, process.env);
  const { url } = settings;
  if (url === undefined || isLoopback(url) || process.env['USERSTATUS_YES']) return settings;
  throw new WrongUse(
    `${new URL(url).host} is not this machine: verify --dry-run shows what would be sent; USERSTATUS_YES=1 sends it.`,
  );
};

export default class ProviderEnvironment extends TestEnvironment {
  private conformance: Conformance | undefined;
  private readonly ready: Ready;
  private readonly isHandedOver: boolean;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    const handedOver = takeOver(config.projectConfig.testEnvironmentOptions['settings']);
    this.ready = handedOver ?? { settings: settingsOfJest() };
    this.isHandedOver = handedOver !== undefined;
  }

  override async setup(): Promise<void> {
    await super.setup();
    const { settings, tenant } = this.ready;
    if (!this.isHandedOver) await readyTokens(settings);
    this.conformance = await openConformance(settings, tenant);
    this.global['conformance'] = this.conformance;
  }

  override async teardown(): Promise<void> {
    await this.conformance?.close();
    await super.teardown();
  }
}
