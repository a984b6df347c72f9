// Wires gate: the tenant, the command, the record, the reports, the exit code.

import { type Gate, openGate } from '../../client/gate/gate.ts';
import { type OtherMode, otherModes } from '../../client/gate/unknown-requests.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { Listener } from '../../engine/campaign/run-event.ts';
import { codeOf, messageOf } from '../../engine/connection/error-code.ts';
import { withoutHeldSecrets } from '../../engine/output/held-secrets.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { shownCommand } from '../../engine/redaction/shown-command.ts';
import { contractWith } from '../../engine/settings/configuration-file.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { requiredPaths } from '../../engine/settings/required-paths.ts';
import type { Trust } from '../../fixtures/certificates/trust.ts';
import { type Scenario, scenarioNamed, scenarios } from '../../fixtures/tenant/scenarios.ts';
import { createsFile, createsText, type KeptCreate, keepCreates } from '../../pact/from-gate/keep-creates.ts';
import { type Recorder, record } from '../../reports/record/recorder.ts';
import { writeReport } from '../../reports/record/write.ts';
import { noteEnd, runOrServe, unfinishedBy } from '../gated-command.ts';
import { cannotListen, checkPlace, isListenError, type PlaceOptions, warnBeyondLoopback } from '../listen-place.ts';
import { exceptFromProxies } from '../no-proxy.ts';
import { checkDirectory, checkReporters, defaultReporters, finishRun } from '../reporting.ts';
import { type SecureOptions, securePlace, secureWords } from '../secure-place.ts';
import { checkCommand, secretIn } from '../serve-gate.ts';
import { thisCommand } from '../this-command.ts';

type GateOptions = PlaceOptions &
  SecureOptions & {
    readonly config?: string;
    readonly serve?: boolean;
    readonly requirePaths?: string;
    readonly other?: string;
    readonly scenario?: string;
    readonly listScenarios?: boolean;
    readonly reportDir?: string;
    readonly reporter?: readonly string[];
    readonly verbose?: boolean;
  };

const defaultDirectory = 'reports/runs/gate';

const scenarioOf = (name: string): Scenario => {
  try {
    return scenarioNamed(name);
  } catch (error) {
    throw new WrongUse(`--scenario: ${messageOf(error)}.`);
  }
};

const otherOf = (text: string): OtherMode => {
  const found = otherModes.find((mode) => mode === text);
  if (found) return found;
  throw new WrongUse(`--other takes ${otherModes.join(', ')}, not "${text}".`);
};

const listScenarios = (): number => {
  print(scenarios.map(({ name, says }) => `${name.padEnd(20)} ${says}`));
  return 0;
};

/** The command line that makes the run again. */
const wordsOf = (command: readonly string[], { config, scenario, other, serve, ...secure }: GateOptions) => [
  'gate',
  ...(config === undefined ? [] : ['--config', config]),
  ...(scenario === undefined ? [] : ['--scenario', scenario]),
  ...(other === undefined ? [] : ['--other', other]),
  ...secureWords(secure),
  ...(serve ? ['--serve'] : ['--', ...command]),
];

type Behind = {
  readonly command: readonly string[];
  readonly mayFail: boolean;
  readonly trust: Trust;
  readonly isIntercepting: boolean;
};

// A command that failed may not have sent all it would have; with a scenario it may well fail.
const runBehind = async (
  { baseUrl, variables, close }: Gate,
  { hear }: Recorder,
  { command, mayFail, trust, isIntercepting }: Behind,
): Promise<void> => {
  try {
    const direct = isIntercepting ? {} : exceptFromProxies(new URL(baseUrl).hostname, process.env);
    const ended = await runOrServe(command, { ...trust.variables, ...variables, ...direct });
    noteEnd(command, ended);
    const unfinished = unfinishedBy(ended, mayFail);
    if (unfinished) hear(unfinished);
  } finally {
    await close();
    trust.remove();
  }
};

/** Keeps what the client sent, for pact from-gate; false where that cannot be written. */
const writeCreates = (directory: string, creates: readonly KeptCreate[]): boolean => {
  try {
    writeReport(directory, createsFile, withoutHeldSecrets(createsText(creates)));
    return true;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    note(`${createsFile} could not be written to ${directory} (${codeOf(error)})`);
    return false;
  }
};

/** Hears a run for several listeners. */
const toAll =
  (...listeners: readonly Listener[]): Listener =>
  (event) =>
    listeners.forEach((hear) => void hear(event));

/**
 * Runs a command behind the gate and gives the exit code.
 * @throws WrongUse for wrong options, or a command that cannot be started.
 */
export const gate = async (command: readonly string[], options: GateOptions): Promise<number> => {
  if (options.listScenarios) return listScenarios();
  checkCommand(command, options.serve);
  const scenario = options.scenario === undefined ? {} : { scenario: scenarioOf(options.scenario) };
  const other = otherOf(options.other ?? 'stub');
  const [place, secret] = [checkPlace(options), secretIn(process.env)];
  const names = checkReporters(options.reporter ?? defaultReporters);
  const contract = contractWith(options.config, userStatus);
  const required = requiredPaths(options.requirePaths, contract.paths.names);
  const directory = checkDirectory(options.reportDir ?? defaultDirectory);
  const recorder = record(directory);
  const replay = `npx userstatus-conformance ${shownCommand(wordsOf(command, options))}`;
  const kept = keepCreates(contract);
  const hear = toAll(kept.hear, recorder.hear);
  const { place: secured, trust, ...interception } = securePlace(place, options);
  const opening = {
    ...secret,
    contract,
    ...scenario,
    ...interception,
    other,
    place: secured,
    required,
    replay,
    listener: hear,
  };
  const open = await openGate(opening).catch((error: unknown) => {
    throw isListenError(error) ? cannotListen('gate', error) : error;
  });
  warnBeyondLoopback(place);
  await runBehind(open, recorder, {
    command,
    mayFail: options.scenario !== undefined,
    trust,
    isIntercepting: options.intercept !== undefined,
  });
  const code = await finishRun(recorder, {
    names,
    directory,
    rerun: thisCommand(),
    verbose: options.verbose ?? false,
  });
  return writeCreates(directory, kept.creates()) ? code : 3;
};
