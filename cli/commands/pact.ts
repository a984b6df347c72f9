// The command pact: lints pacts, verifies a provider by them, and exchanges them with a broker.
import type { Command } from 'commander';
import { addNetworkOptions, addTargetNetworkOptions } from './network-options.ts';
import { addCompare, addFromGate, addPublishProvider } from './pact-contracts.ts';

const credentials = `
The broker is PACT_BROKER_BASE_URL; its credentials come from the environment alone: PACT_BROKER_TOKEN, or
PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD. Version and branch come from git or the CI's variables.`;

const addLint = (pact: Command): void => {
  pact
    .command('lint')
    .description('report what a pact pins beyond the page, and requests that a provider would refuse')
    .argument('<file...>', 'pact files, or directories of them')
    .option('--strict', 'a pin that only a SHOULD promises counts too')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ userstatus-conformance pact lint pacts/')
    .action(async (files, options) => {
      const { lint } = await import('./run-pact-lint.ts');
      process.exitCode = lint(files, options);
    });
};

const addVerify = (pact: Command): void => {
  const command = pact
    .command('verify')
    .description('verify a provider by pacts; without --target the embedded tenant, without files the pinned pact')
    .argument('[file...]', 'pact files, or directories of them')
    .option('--target <url>', 'base URL of the API, such as https://graph.microsoft.com/beta (or GRAPH_BASE_URL)')
    .option('--config <file>', "ids of the tenant's configurations and limits, in YAML or JSON")
    .option('--states <file>', 'a module whose default export holds a handler for each provider state')
    .option('--broker [url]', 'take the pacts from this broker (or PACT_BROKER_BASE_URL)')
    .option('--provider <name>', "the provider's name at the broker")
    .option('--selector <json...>', 'which pacts of the broker (default: main branch, same branch, deployed, released)')
    .option('--pending', 'a pact that was never verified before cannot fail the run')
    .option('--wip-since <date>', 'include work-in-progress pacts since this day, as pending')
    .option('--publish', 'publish the results to the broker')
    .option('--app-version <version>', 'version of the provider (default: the commit)')
    .option('--branch <name>', 'branch of the provider (default: that of git or the CI)')
    .option('--yes', 'send to hosts that are not this machine without asking')
    .option('--plain-http', 'send tokens to another machine over http, unencrypted')
    .option('--cleanup', 'delete at the end what was created (default: unless the target is this machine)')
    .option('--no-cleanup', 'neither list nor delete what is created')
    .option('--request-timeout <ms>', 'how long an answer may take (default: 10000)')
    .option('--max-requests <n>', 'send no more requests than this')
    .option('--report-dir <dir>', 'where results.json goes (default: reports/runs/latest)')
    .option('--reporter <name...>', 'as in verify (default: terminal html)')
    .option('--verbose', 'show the grid, and every counterexample with its curl command');
  addTargetNetworkOptions(command)
    .addHelpText(
      'after',
      `
The token comes from GRAPH_TOKEN, one without the permission from GRAPH_INSUFFICIENT_TOKEN.${credentials}

Examples:
  $ userstatus-conformance pact verify
  $ GRAPH_TOKEN=... userstatus-conformance pact verify --target https://mock.example/beta pacts/
  $ GRAPH_TOKEN=... userstatus-conformance pact verify --target https://mock.example/beta --broker --publish`,
    )
    .action(async (files, options) => {
      const { verifyProvider } = await import('./run-pact-verify.ts');
      process.exitCode = await verifyProvider(files, options);
    });
};

const addPublish = (pact: Command): void => {
  const command = pact
    .command('publish')
    .description('publish pacts to a broker; without files the pinned one')
    .argument('[file...]', 'pact files, or directories of them')
    .option('--broker <url>', 'base URL of the broker (or PACT_BROKER_BASE_URL)')
    .option('--yes', 'send to a broker that is not this machine without asking')
    .option('--plain-http', 'send credentials to another machine over http, unencrypted')
    .option('--app-version <version>', 'version of the consumer (default: the commit)')
    .option('--branch <name>', 'branch of the consumer (default: that of git or the CI)');
  addNetworkOptions(command)
    .addHelpText('after', `${credentials}\n\nExample:\n  $ userstatus-conformance pact publish`)
    .action(async (files, options) => {
      const { publish } = await import('./run-pact-broker.ts');
      process.exitCode = await publish(files, options);
    });
};

const addCanIDeploy = (pact: Command): void => {
  const command = pact
    .command('can-i-deploy')
    .description('ask the broker whether a version may go to an environment: 0 yes, 1 no, 3 no answer')
    .requiredOption('--to <environment>', 'environment, as the broker knows it')
    .option('--pacticipant <name>', 'consumer or provider (default: the pinned consumer)')
    .option('--broker <url>', 'base URL of the broker (or PACT_BROKER_BASE_URL)')
    .option('--yes', 'send to a broker that is not this machine without asking')
    .option('--plain-http', 'send credentials to another machine over http, unencrypted')
    .option('--app-version <version>', 'version to deploy (default: the commit)');
  addNetworkOptions(command)
    .addHelpText('after', `${credentials}\n\nExample:\n  $ userstatus-conformance pact can-i-deploy --to production`)
    .action(async (options) => {
      const { canIDeploy } = await import('./run-pact-broker.ts');
      process.exitCode = await canIDeploy(options);
    });
};

const addRecordDeployment = (pact: Command): void => {
  const command = pact
    .command('record-deployment')
    .description('record at the broker that a version was deployed')
    .requiredOption('--to <environment>', 'environment, as the broker knows it')
    .option('--pacticipant <name>', 'consumer or provider (default: the pinned consumer)')
    .option('--broker <url>', 'base URL of the broker (or PACT_BROKER_BASE_URL)')
    .option('--yes', 'send to a broker that is not this machine without asking')
    .option('--plain-http', 'send credentials to another machine over http, unencrypted')
    .option('--app-version <version>', 'version that was deployed (default: the commit)');
  addNetworkOptions(command)
    .addHelpText(
      'after',
      `${credentials}\n\nExample:\n  $ userstatus-conformance pact record-deployment --to production`,
    )
    .action(async (options) => {
      const { recordDeployment } = await import('./run-pact-broker.ts');
      process.exitCode = await recordDeployment(options);
    });
};

/** Adds `pact` with its subcommands to the program. What they need is loaded when they run. */
export const addPact = (program: Command): void => {
  const pact = program.command('pact').description('lint and verify pacts; publish them and ask a broker');
  for (const add of [
    addLint,
    addVerify,
    addPublish,
    addCanIDeploy,
    addRecordDeployment,
    addFromGate,
    addCompare,
    addPublishProvider,
  ])
    add(pact);
};
