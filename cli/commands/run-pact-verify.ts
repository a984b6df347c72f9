// Wires pact verify: the pacts, the states, the run, the record, the reports, the exit code.

import { userStatus } from '../../contracts/user-status/contract.ts';
import type { NetworkOptions } from '../../engine/connection/network.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { NoVerdict, WrongUse } from '../../engine/settings/errors.ts';
import { optionalPackage } from '../../engine/settings/optional-package.ts';
import { defaultReportDirectory, readSettings, type Settings } from '../../engine/settings/settings.ts';
import { checkPlugins } from '../../pact/file/load-pacts.ts';
import type { PactSource } from '../../pact/verify/identified-source.ts';
import type { StateHandlers } from '../../pact/verify/state-handlers.ts';
import { verifyPacts } from '../../pact/verify/verify-pacts.ts';
import { record } from '../../reports/record/recorder.ts';
import { agreed } from '../consent.ts';
import { pactPlan } from '../pact-plan.ts';
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

type PactVerifyOptions = SourceOptions &
  NetworkOptions & {
    readonly target?: string;
    readonly config?: string;
    readonly states?: string;
    readonly requestTimeout?: string;
    readonly maxRequests?: string;
    readonly cleanup?: boolean;
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

const checkSource = async (source: PactSource, handlers: StateHandlers): Promise<void> => {
  if (source.kind === 'broker') return reachBroker(source.agreement);
  checkPlugins(source.loaded);
  checkStates(source.loaded, handlers);
};

/**
 * Verifies a provider by pacts and gives the exit code.
 * @throws WrongUse for wrong options, or when Pact is not installed, before anything is sent.
 */
export const verifyProvider = async (files: readonly string[], options: PactVerifyOptions): Promise<number> => {
  optionalPackage('@pact-foundation/pact-core', 'pact verify');
  const names = checkReporters(options.reporter ?? defaultReporters);
  const { target, config, requestTimeout, maxRequests, plainHttp, cleanup, reportDir, verbose = false } = options;
  const { ca, cert, key, insecure, proxy } = options;
  const said = {
    target,
    config,
    requestTimeout,
    maxRequests,
    plainHttp,
    cleanup,
    reportDir,
    seed: '0',
    ca,
    cert,
    key,
    insecure,
    proxy,
  };
  const read = readSettings(userStatus, said, process.env);
  checkPublish(read, options);
  const source = await pactSource(files, options);
  const handlers = await stateHandlers(options.states);
  await checkSource(source, handlers);
  const directory = checkDirectory(reportDir ?? defaultReportDirectory);
  warnOfTarget(read);
  const settings = await agreed(read, { yes: options.yes, plan: () => pactPlan(read, source) });
  await readyTokens(settings);
  const recorder = record(directory);
  stopOnSignals(recorder);
  await untilStopped(verifyPacts({ settings, source, handlers, replay: thisCommand(), listener: recorder.hear }));
  return finishRun(recorder, { names, directory, rerun: thisCommand(), verbose });
};
