#!/usr/bin/env node
// The door: parses the command line and loads the one command that was named.
import { Command, CommanderError } from 'commander';
import { addRequirements } from './requirements.ts';
import { addTenant } from './tenant.ts';
import { addVerify } from './verify.ts';
import { version } from './version.ts';

const wrongUse = 2;

const program = new Command('userstatus-conformance')
  .description("Judges providers and clients of Microsoft Graph's Create deviceConfigurationUserStatus by its page.")
  .version(version)
  .showHelpAfterError('(--help shows what can be said)')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride();

addVerify(program);
addTenant(program);
addRequirements(program);

program.addHelpText(
  'after',
  `
Examples:
  $ userstatus-conformance verify                                   judge the embedded tenant
  $ GRAPH_TOKEN=... userstatus-conformance verify --target URL      judge a target
  $ userstatus-conformance tenant --port 8080                       run the embedded tenant
  $ userstatus-conformance requirements                             print the catalogue

Exit codes: 0 conformant, 1 nonconformant, 2 wrong use or configuration, 3 no verdict.`,
);

try {
  await program.parseAsync();
} catch (error) {
  const { said, code } = await import('./said.ts').then(({ explainError }) => explainError(error));
  if (!(error instanceof CommanderError)) process.stderr.write(`${said}\n`);
  process.exitCode =
    error instanceof CommanderError && error.exitCode === 0 ? 0 : error instanceof CommanderError ? wrongUse : code;
}
