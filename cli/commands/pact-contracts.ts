// The subcommands of pact about contracts: a pact of what the gate saw, and whether a pact asks more than the contract.
import type { Command } from 'commander';
import { addNetworkOptions } from './network-options.ts';

/** Adds `pact from-gate`. */
export const addFromGate = (pact: Command): void => {
  pact
    .command('from-gate')
    .argument('<dir>', 'the report directory of a gate')
    .description('print a minimal pact of what the gate saw a client send')
    .requiredOption('--consumer <name>', 'the name of your application, as the broker knows it')
    .addHelpText(
      'after',
      `
Example:
  $ userstatus-conformance gate -- npm test
  $ userstatus-conformance pact from-gate reports/runs/gate --consumer my-app > pacts/my-app.json`,
    )
    .action(async (directory, options) => {
      const { fromGate } = await import('./run-pact-from-gate.ts');
      fromGate(directory, options);
    });
};

/** Adds `pact compare`. */
export const addCompare = (pact: Command): void => {
  pact
    .command('compare')
    .argument('<file...>', 'pact files, or directories of them')
    .description('say whether pacts ask more than the contract; exits with 1 where one does')
    .addHelpText('after', '\nExample:\n  $ userstatus-conformance pact compare pacts')
    .action(async (files) => {
      const { comparePacts } = await import('./run-pact-compare.ts');
      process.exitCode = comparePacts(files);
    });
};

/** Adds `pact publish-provider`. */
export const addPublishProvider = (pact: Command): void => {
  const command = pact
    .command('publish-provider')
    .argument('<dir>', 'the report directory of a verify run of your provider')
    .description('publish the contract as OpenAPI, with the results of a run, for bi-directional contracts')
    .option('--provider <name>', "the provider's name at the broker")
    .option('--broker <url>', 'base URL of the broker (or PACT_BROKER_BASE_URL)')
    .option('--yes', 'send to a broker that is not this machine without asking')
    .option('--plain-http', 'send credentials to another machine over http, unencrypted')
    .option('--app-version <version>', 'version of the provider (default: the commit)')
    .option('--branch <name>', 'branch of the provider (default: that of git or the CI)');
  addNetworkOptions(command)
    .addHelpText(
      'after',
      `
Example:
  $ userstatus-conformance verify --target URL --report-dir reports/runs/mock
  $ userstatus-conformance pact publish-provider reports/runs/mock --broker https://broker.example`,
    )
    .action(async (directory, options) => {
      const { publishProvider } = await import('./run-pact-publish-provider.ts');
      await publishProvider(directory, options);
    });
};
