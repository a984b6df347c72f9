// The source of the pacts of a verification: files, the pinned pact, or a broker.

import { join } from 'node:path';
import { userStatus } from '../contracts/user-status/contract.ts';
import type { NetworkOptions } from '../engine/connection/network.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { root } from '../fixtures/installation.ts';
import { loadPacts } from '../pact/file/load-pacts.ts';
import { providerOf } from '../pact/file/participants.ts';
import type { BrokerOptions, PactSource } from '../pact/verify/identified-source.ts';
import { type Application, application } from './application.ts';
import { agreedBroker } from './broker.ts';

export type SourceOptions = NetworkOptions & {
  readonly broker?: string | true;
  readonly provider?: string;
  readonly selector?: readonly string[];
  readonly pending?: boolean;
  readonly wipSince?: string;
  readonly publish?: boolean;
  readonly appVersion?: string;
  readonly branch?: string;
  readonly yes?: boolean;
  readonly plainHttp?: boolean;
};

/** The directory of the pinned pact. */
export const pinnedPacts = join(root, 'contracts/user-status/pacts');

const ofBrokerAlone = ['provider', 'selector', 'pending', 'wipSince', 'publish', 'appVersion', 'branch'] as const;

const fromFiles = (files: readonly string[], options: SourceOptions): PactSource => {
  const [misplaced] = ofBrokerAlone.filter((name) => options[name] !== undefined);
  if (misplaced !== undefined)
    throw new WrongUse(`--${misplaced.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} needs --broker.`);
  return { kind: 'files', loaded: loadPacts(files.length === 0 ? [pinnedPacts] : files) };
};

type Selectors = NonNullable<BrokerOptions['consumerVersionSelectors']>;

const isSelector = (value: unknown): value is Selectors[number] =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const selectorIn = (text: string): Selectors[number] => {
  try {
    const value: unknown = JSON.parse(text);
    if (isSelector(value)) return value;
  } catch {
    // Reported below, as for JSON that is not an object.
  }
  throw new WrongUse(`--selector takes a JSON object such as {"mainBranch":true}, not "${text}".`);
};

const usual = ({ branch }: Application): Selectors => [
  { mainBranch: true },
  { deployedOrReleased: true },
  ...(branch === undefined ? [] : [{ matchingBranch: true }]),
];

const checkBranch = (options: SourceOptions, { branch }: Application): void => {
  if (branch === undefined && (options.pending || options.wipSince !== undefined))
    throw new WrongUse('--pending and --wip-since need a branch, and neither git nor the CI names one: --branch NAME.');
};

const fromBroker = async (options: SourceOptions): Promise<PactSource> => {
  const about = application(options);
  checkBranch(options, about);
  const { selector = [], wipSince, publish = false } = options;
  const forVerifier: BrokerOptions = {
    provider: options.provider ?? providerOf(userStatus),
    providerVersion: about.version,
    ...(about.branch === undefined ? {} : { providerVersionBranch: about.branch }),
    consumerVersionSelectors: selector.length === 0 ? usual(about) : selector.map(selectorIn),
    enablePending: options.pending === true || wipSince !== undefined,
    ...(wipSince === undefined ? {} : { includeWipPactsSince: wipSince }),
    publishVerificationResult: publish,
    ...(about.buildUrl === undefined ? {} : { buildUrl: about.buildUrl }),
    failIfNoPactsFound: true,
  };
  // What --cert and --insecure say is of the target.
  const { cert: _cert, key: _key, insecure: _insecure, ...ofTarget } = options;
  const what = `pact verify reads the pacts of ${forVerifier.provider}${publish ? ', and publishes the results,' : ''}`;
  return { kind: 'broker', agreement: await agreedBroker(ofTarget, what), options: forVerifier };
};

/**
 * The source of the pacts; a broker that is not this machine was agreed on.
 * @throws WrongUse when both files and a broker are named, or a file is not a pact.
 */
export const pactSource = async (files: readonly string[], options: SourceOptions): Promise<PactSource> => {
  if (options.broker === undefined) return fromFiles(files, options);
  if (files.length > 0) throw new WrongUse('pacts come from files or from --broker, not from both.');
  return fromBroker(options);
};
