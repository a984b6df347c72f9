// Wires pact verify: the pacts, the states, the run, the record, the reports, the exit code.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { NoVerdict, WrongUse } from '../../engine/settings/errors.ts';
import { optionalPackage } from '../../engine/settings/optional-package.ts';
import { defaultReportDirectory, readSettings, type Settings } from '../../engine/settings/settings.ts';
import { verifyPacts } from '../../pact/verify/verify-pacts.ts';
import { record } from '../../reports/record/recorder.ts';
import { pactSource, type SourceOptions } from '../pact-source.ts';
import { reachBroker } from '../reach-broker.ts';
import {
  checkDirectory,
  checkReporters,
  defaultReporters,
  finishRun,
  stopOnSignals,
  warnOfTarget,
} from '../reporting.ts';
import { checkStates, stateHandlers } from '../state-handlers.ts';
import { thisCommand } from '../this-command.ts';

type PactVerifyOptions = SourceOptions & {
  readonly target?: string;
  readonly config?: string;
  readonly states?: string;
  readonly requestTimeout?: string;
  readonly maxRequests?: string;
  readonly reportDir?: string;
  readonly reporter?: readonly string[];
  readonly verbose?: boolean;
};

const untilStopped = async (work: Promise<void>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    // The record holds it with its reason; any other error is ours.
    if (!(error instanceof NoVerdict)) throw error;
  }
};

// A result of the embedded tenant would let any version of the provider be deployed.
const checkPublish = ({ url }: Settings, { publish = false }: PactVerifyOptions): void => {
  if (publish && url === undefined)
    throw new WrongUse('--publish needs --target or GRAPH_BASE_URL: the embedded tenant is not the provider.');
};

/**
 * Verifies a provider by pacts and gives the exit code.
 * @throws WrongUse for wrong options, or when Pact is not installed, before anything is sent.
 */
export const verifyProvider = async (files: readonly string[], options: PactVerifyOptions): Promise<number> => {
  optionalPackage('@pact-foundation/pact-core', 'pact verify');
  const names = checkReporters(options.reporter ?? defaultReporters);
  const { target, config, requestTimeout, maxRequests, verbose = false } = options;
  const settings = readSettings(userStatus, { target, config, requestTimeout, maxRequests, seed: '0' }, process.env);
  const source = pactSource(files, options);
  checkPublish(settings, options);
  const handlers = await stateHandlers(options.states);
  if (source.kind === 'files') checkStates(source.loaded, handlers);
  else await reachBroker(source.url);
  const directory = checkDirectory(options.reportDir ?? defaultReportDirectory);
  warnOfTarget(settings);
  await readyTokens(settings);
  const recorder = record(directory);
  stopOnSignals(recorder);
  await untilStopped(verifyPacts({ settings, source, handlers, replay: thisCommand(), listener: recorder.hear }));
  return finishRun(recorder, { names, directory, rerun: thisCommand(), verbose });
};
