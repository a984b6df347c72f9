// The command gate: runs a client's own tests against the tenant and judges every request.
import type { Command } from 'commander';
import { WrongUse } from '../../engine/settings/errors.ts';
import { optionOf } from '../../engine/settings/option-name.ts';
import { addTargetNetworkOptions } from './network-options.ts';

const listed = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

const withTarget = [
  'failOn',
  'yes',
  'plainHttp',
  'requirements',
  'strict',
  'record',
  'ca',
  'cert',
  'key',
  'insecure',
] as const;
const withoutTarget = ['scenario', 'other', 'requirePaths'] as const;

const checkTogether = (options: Readonly<Record<string, unknown>>): void => {
  const isGiven = (name: string): boolean => options[name] !== undefined;
  const needless = isGiven('target') ? undefined : withTarget.find(isGiven);
  if (needless) throw new WrongUse(`${optionOf(needless)} belongs to --target.`);
  const other = isGiven('target') ? withoutTarget.find(isGiven) : undefined;
  if (other) throw new WrongUse(`${optionOf(other)} cannot be combined with --target, which answers nothing itself.`);
};

/** Adds `gate` to the program. What it needs is loaded when it runs. */
export const addGate = (program: Command): void => {
  const gate = program
    .command('gate')
    .description("run a client's own tests against a recording tenant, and judge every request they send")
    .argument('[command...]', 'what to run, after --')
    .option('--config <file>', 'paths beyond the page that the client may create on (furtherPaths), in YAML or JSON')
    .option('--require-paths <paths>', 'all, or names with commas between: paths that must be reached')
    .option('--scenario <name>', 'a failure of the provider; what the client does next is judged')
    .option('--list-scenarios', 'print every scenario')
    .option(
      '--other <mode>',
      `requests that the gate does not know, answered with 404: stub (default) lists them, fail leaves no
verdict, record keeps them in results.json`,
    )
    .option('--host <host>', 'where the tenant listens (default: 127.0.0.1); 0.0.0.0 for containers')
    .option('--port <n>', 'its port (default: a free one)')
    .option(
      '--https',
      'over TLS, with HTTP/1.1 and HTTP/2, by a certificate for this run that the command is made to trust',
    )
    .option(
      '--intercept <hosts>',
      'names with commas between: a proxy answers these hosts, for a program as it is',
      listed,
    )
    .option('--pass <hosts>', 'with --intercept: hosts that the command may reach; all others are refused', listed)
    .option('--serve', 'run no command: print the variables it would get, and judge until stopped (Ctrl-C)')
    .option('--target <url>', 'pass requests on to this provider, unchanged, and judge both sides')
    .option(
      '--fail-on <side>',
      'with --target: whose findings end with 1: client, provider, both or none (default: both)',
    )
    .option('--yes', 'with --target: let the command reach a provider that is not this machine, without asking')
    .option('--plain-http', 'with --target: though http sends its tokens unencrypted')
    .option('--requirements <file>', 'with --target: a module with requirements of your own for the provider')
    .option('--strict', 'with --target: count warnings as failures')
    .option('--record <file>', 'with --target: write the exchanges, without secrets, as lines that judge reads')
    .option('--report-dir <dir>', 'where results.json goes (default: reports/runs/gate)')
    .option('--reporter <name...>', 'as in verify (default: terminal html)')
    .option('--verbose', 'show the grid, and every counterexample with its curl command')
    .addHelpText(
      'after',
      `
The command finds the tenant in GRAPH_BASE_URL, its token in GRAPH_TOKEN, and one without the permission in
GRAPH_INSUFFICIENT_TOKEN. At USERSTATUS_GATE_URL its tests ask for failures of the provider, and read what was found (docs/gate-control.md).

Exit codes: 0 conformant, 1 a finding, 2 wrong use, 3 no verdict: the command created nothing, did not reach a path of
--require-paths, or failed (without --scenario; its own exit code is printed).

Examples:
  $ userstatus-conformance gate -- npm test
  $ userstatus-conformance gate --https -- npm test
  $ userstatus-conformance gate --intercept graph.microsoft.com,login.microsoftonline.com -- dotnet test
  $ userstatus-conformance gate --target https://staging.example/beta -- npm test
  $ userstatus-conformance gate --target https://graph.microsoft.com/beta --intercept graph.microsoft.com -- npm test
  $ userstatus-conformance gate --require-paths all -- pytest tests/test_user_statuses.py`,
    )
    .action(async (command, options) => {
      checkTogether(options);
      if (options.target === undefined) {
        const { gate } = await import('./run-gate.ts');
        process.exitCode = await gate(command, options);
      } else {
        const { gateTarget } = await import('./run-gate-target.ts');
        process.exitCode = await gateTarget(command, options);
      }
    });
  addTargetNetworkOptions(gate);
};
