// The command line: parses the command line and loads the one command that was named.
import { Command, CommanderError } from 'commander';
import { operation } from '../contracts/user-status/operation.ts';
import { holdEnvironment, keepWords } from '../engine/output/held-secrets.ts';
import { noteText, printText } from '../engine/output/terminal.ts';
import { wordsIn } from '../engine/redaction/words.ts';
import { addCleanup } from './commands/cleanup.ts';
import { addDiscover } from './commands/discover.ts';
import { addDrift } from './commands/drift.ts';
import { addExport } from './commands/export.ts';
import { addGate } from './commands/gate.ts';
import { addInit } from './commands/init.ts';
import { addJudge } from './commands/judge.ts';
import { addPact } from './commands/pact.ts';
import { addReport } from './commands/report.ts';
import { addRequirements } from './commands/requirements.ts';
import { addSelftest } from './commands/selftest.ts';
import { addTenant } from './commands/tenant.ts';
import { addVerify } from './commands/verify.ts';
import { decideExitCode, endWith, guardProcess } from './process-guard.ts';
import { version } from './version.ts';

// What a command loads of the contract adds to these words.
keepWords(() => wordsIn([operation.title, ...Object.values(operation.paths)]));
holdEnvironment(process.env);
guardProcess();

const wrongUse = 2;

const program = new Command('userstatus-conformance')
  .description(`Judges providers and clients of Microsoft Graph's ${operation.title} by its page.`)
  .version(version)
  // Before the commands are added: they inherit it. An error of commander's quotes what was typed.
  .configureOutput({ writeOut: printText, writeErr: noteText })
  .showHelpAfterError('(--help lists commands and options)')
  .exitOverride();

addInit(program);
addVerify(program);
addTenant(program);
addSelftest(program);
addDiscover(program);
addCleanup(program);
addReport(program);
addGate(program);
addJudge(program);
addPact(program);
addDrift(program);
addExport(program);
addRequirements(program);

// Loaded only when a shell asks: completion needs the whole catalogue.
if (process.argv[2] === 'complete') (await import('./commands/complete.ts')).addCompletion(program);
else
  program
    .command('complete')
    .argument('<shell>')
    .description('print a completion script for bash, zsh, fish or powershell');

program.addHelpText(
  'after',
  `
Examples:
  $ userstatus-conformance verify                                   judge the embedded tenant
  $ userstatus-conformance init                                     write a configuration and a CI job to start from
  $ GRAPH_TOKEN=... userstatus-conformance verify --target URL      judge a target
  $ userstatus-conformance tenant --port 8080                       run the embedded tenant
  $ userstatus-conformance selftest                                 prove the suite itself
  $ userstatus-conformance discover --target URL                    propose a configuration file for a tenant
  $ userstatus-conformance cleanup FILE                             delete what a run left behind
  $ userstatus-conformance gate -- npm test                         judge every request a client's tests send
  $ userstatus-conformance judge FILE                               judge recorded traffic
  $ userstatus-conformance pact verify                              verify a provider by the pinned pact
  $ userstatus-conformance report reports/runs/latest               make HTML, JUnit, SARIF and more of a run
  $ userstatus-conformance drift --metadata FILE                    compare the contract with Microsoft's metadata
  $ userstatus-conformance export openapi                           write the contract for other tools
  $ userstatus-conformance requirements                             print the catalogue

Exit codes: 0 conformant, 1 nonconformant, 2 wrong use or configuration, 3 no verdict.`,
);

try {
  await program.parseAsync();
} catch (error) {
  // Commander has printed its own errors already.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : wrongUse;
  else endWith(error);
}
decideExitCode();
