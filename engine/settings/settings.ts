// The settings of a run, from options, environment and configuration file; checked before anything is sent.

import { randomInt } from 'node:crypto';
import type { Contract } from '../../contracts/contract.ts';
import { keyName } from '../../contracts/odata/entity-type.ts';
import type { PathIds } from '../../contracts/odata/paths.ts';
import { parseCaseId } from '../../fixtures/cases/cases.ts';
import type { Agreement } from '../connection/consent/agreement.ts';
import type { Gateway } from '../connection/gateway.ts';
import { checkReach, type Network, type NetworkOptions, readNetwork } from '../connection/network.ts';
import { proxyVariable } from '../connection/proxy.ts';
import type { Recording } from '../connection/recording/read.ts';
import { type Route, routeOf } from '../connection/route.ts';
import { heldTokens, type Tokens } from '../connection/tokens.ts';
import type { KeptCase } from '../memory/kept-case.ts';
import { holdSecrets, keepWords } from '../output/held-secrets.ts';
import { ordinaryWords } from '../redaction/ordinary-words.ts';
import { type Access, type AccessOptions, readAccess } from './access.ts';
import { bounds } from './bounds.ts';
import { type ConfigurationFile, type Configured, readConfiguration } from './configuration-file.ts';
import { isElsewhere } from './elsewhere.ts';
import type { Environment } from './environment.ts';
import { WrongUse } from './errors.ts';
import { readOwnHeaders } from './own-headers.ts';
import { requiredPaths } from './required-paths.ts';
import { select } from './selection.ts';
import { checkWaivers, type Waiver } from './waivers.ts';
import { wholeNumber } from './whole-number.ts';

/** The options of a run as a user gives them, as text: on the command line or in the environment. */
export type RunOptions = AccessOptions &
  NetworkOptions & {
    readonly cases?: string | undefined;
    readonly budget?: string | undefined;
    readonly seed?: string | undefined;
    readonly concurrency?: string | undefined;
    readonly strict?: boolean | undefined;
    readonly failOnFlaky?: boolean | undefined;
    readonly bail?: boolean | undefined;
    readonly only?: readonly string[] | undefined;
    readonly path?: readonly string[] | undefined;
    readonly case?: string | undefined;
    readonly config?: string | undefined;
    readonly requestTimeout?: string | undefined;
    readonly maxRequests?: string | undefined;
    readonly maxMinutes?: string | undefined;
    readonly rate?: string | undefined;
    readonly record?: string | undefined;
    readonly replay?: string | undefined;
    readonly shard?: string | undefined;
    readonly requirePaths?: string | undefined;
    readonly cleanup?: boolean | undefined;
    readonly reportDir?: string | undefined;
    readonly requirements?: string | undefined;
    readonly plainHttp?: boolean | undefined;
  };

/** What a command chooses where the user does not. */
export type RunDefaults = {
  /** The budget on another machine, where nothing says how much is sent. */
  readonly budgetElsewhere?: number | undefined;
};

/** One of several machines that share a run, counted from 1. */
export type Shard = { readonly index: number; readonly of: number };

export type Settings = Access & {
  /** What the target is held to, requirements of the user's own among it. */
  readonly contract: Contract;
  /** Generated bodies per path and theme. */
  readonly cases: number;
  /** Requests that the target is sent at most, deletions at the end not counted. */
  readonly budget?: number;
  readonly seed: number;
  readonly concurrency: number;
  readonly strict: boolean;
  /** Whether a SHOULD that is flaky is a failure. */
  readonly failOnFlaky: boolean;
  /** Whether the first failure ends the run. */
  readonly bail: boolean;
  readonly only: readonly string[];
  /** The paths that are examined, in the order of the contract. */
  readonly paths: readonly string[];
  /** The one case to replay. */
  readonly case?: string;
  readonly idsOf: Readonly<Record<string, PathIds>>;
  /** What configurations are called, by id. */
  readonly configurations?: Readonly<Record<string, string>>;
  /** The paths for which a configuration that names ids names none: nothing is sent there. */
  readonly withoutIds: readonly string[];
  /** The paths that must be exercised. */
  readonly required: readonly string[];
  readonly requestTimeout: number;
  readonly maxRequests?: number;
  /** Minutes after which nothing more is sent. */
  readonly maxMinutes: number;
  /** Requests a second that are sent at most. */
  readonly rate?: number;
  /** The directory in which failing cases are kept from run to run. */
  readonly memory?: string;
  /** The cases that failed in earlier runs. */
  readonly kept: readonly KeptCase[];
  /** Aborted when the run is to end: what it created is still deleted. */
  readonly signal?: AbortSignal;
  /** Aborted when a person or the system ends the command: nothing more is sent at all. */
  readonly interrupted?: AbortSignal;
  /** Asks a person a question, after these lines; without it nobody can be asked. */
  readonly confirm?: (lines: readonly string[]) => Promise<boolean>;
  /** The file whose cases are sent alone. */
  readonly casesFrom?: string;
  /** Whether these alone are sent. */
  readonly failed: boolean;
  /** The part of the cases that this run sends. */
  readonly shard?: Shard;
  /** Deviations that the target's owner knows of. */
  readonly waivers: readonly Waiver[];
  /** The directory of the list of what the run creates, where it is to be deleted at the end. */
  readonly cleanUp?: string;
  /** Whether a recorded run began with a canary. */
  readonly canary?: boolean;
  /** The configuration file, as it was named. */
  readonly config?: string;
  /** The file of requirements of the user's own, as it was named. */
  readonly requirements?: string;
  /** The file in which the run is recorded. */
  readonly record?: string;
  /** The recording that answers in the place of a target. */
  readonly replay?: Recording;
  /** Whether tokens may go to another machine over a connection that is not encrypted. */
  readonly plainHttp?: boolean;
  /** How the target is reached, and a login. */
  readonly network: Network;
  /** How a command says that again. */
  readonly route?: Route;
  /** That requests may go to the target, once that was agreed on. This machine needs none. */
  readonly agreement?: Agreement<Tokens>;
};

const selectRequirements = (patterns: readonly string[] = [], { requirements }: Contract): readonly string[] =>
  select(patterns, { option: '--only', what: 'requirement', names: requirements.all.map(({ id }) => id) });

const selectPaths = ({ path, case: replayed }: RunOptions, { paths: { names } }: Contract): readonly string[] => {
  if (path === undefined) return names;
  if (replayed !== undefined) throw new WrongUse('--path cannot be combined with --case: the case names its path.');
  return select(path, { option: '--path', what: 'path', names });
};

const checkCase = (id: string | undefined, { paths, requirements }: Contract): string | undefined => {
  if (id === undefined) return undefined;
  const parts = parseCaseId(id);
  if (parts && requirements.find(parts.requirement) && paths.names.includes(parts.path)) return id;
  throw new WrongUse(`--case takes the id of a case as a report names it, not "${id}".`);
};

const checkShard = ({ shard: text, seed, case: replayed }: RunOptions): Shard | undefined => {
  if (text === undefined) return undefined;
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (!(shard.index >= 1 && shard.index <= shard.of))
    throw new WrongUse(`--shard takes I/N, as in 2/5 for the second of five, not "${text}".`);
  if (seed === undefined)
    throw new WrongUse('--shard needs --seed, the same for every shard: the seed decides which cases there are.');
  if (replayed !== undefined) throw new WrongUse('--shard cannot be combined with --case.');
  return shard;
};

const budgetIn = (
  { budget, cases, case: replayed, ...options }: RunOptions & RunDefaults,
  access: Access,
): number | undefined => {
  if (budget === 'all') return undefined;
  if (budget !== undefined && !/^-?\d+$/.test(budget))
    throw new WrongUse(`--budget takes a whole number, or "all" to send everything, not "${budget}".`);
  const read = wholeNumber('--budget', budget, bounds.budget);
  const [other] = Object.entries({ cases, case: replayed }).filter(([, value]) => value !== undefined);
  if (read === undefined && other === undefined && isElsewhere(access)) return options.budgetElsewhere;
  if (read !== undefined && other)
    throw new WrongUse(`--budget cannot be combined with --${other[0]}: the budget decides how many cases are sent.`);
  return read;
};

/** The id every path gets when the configuration names none: the one in the page's example answer. */
export const exampleIdOf = ({ example }: Contract): string => {
  const { [keyName]: id }: Readonly<Record<string, unknown>> = JSON.parse(example.answer);
  return String(id);
};

const idsByPath = (
  contract: Contract,
  { ids = {}, paths: idsOfPaths = {} }: ConfigurationFile,
): Readonly<Record<string, PathIds>> => {
  const { paths } = contract;
  return Object.fromEntries(
    paths.names.map((path) => [
      path,
      {
        ...Object.fromEntries(paths.parameters(path).map((name) => [name, exampleIdOf(contract)])),
        ...ids,
        ...idsOfPaths[path],
      },
    ]),
  );
};

/** A file with ids describes a tenant, where each path needs ids of its own; a mock accepts any. */
const pathsWithoutIds = ({ paths }: Contract, { ids, paths: idsOfPaths }: ConfigurationFile): readonly string[] =>
  ids === undefined && idsOfPaths === undefined
    ? []
    : paths.names.filter((path) => {
        const given = { ...ids, ...idsOfPaths?.[path] };
        return paths.parameters(path).some((name) => given[name] === undefined);
      });

const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } => {
  const entry: { [P in K]?: V } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
};

/** Where reports are written unless --report-dir says otherwise. */
export const defaultReportDirectory = 'reports/runs/latest';

export const defaults = {
  cases: 100,
  concurrency: 32,
  requestTimeout: 10_000,
  maxMinutes: 60,
} as const;

// A mock loses what it holds when it is stopped; a tenant keeps it, so what a run creates there is deleted.
const listDirectory = ({ cleanup, reportDir }: RunOptions, access: Access, environment: Environment) =>
  (cleanup ?? isElsewhere(access))
    ? (reportDir ?? environment['USERSTATUS_REPORT_DIR'] ?? defaultReportDirectory)
    : undefined;

/** What is sent to another machine: nearly nothing but creates and deletes, or nothing but GET. */
export type Kind = 'writes' | 'requests';

/** Requests a second to another machine: as many as the service publishes for this kind. */
export const publishedRate = (
  access: { readonly url?: string },
  { operation: { throttling } }: Contract,
  kind: Kind = 'writes',
): number | undefined =>
  throttling && isElsewhere(access) ? Math.max(1, Math.floor(throttling[kind] / throttling.seconds)) : undefined;

type Reached = {
  readonly options: RunOptions;
  readonly access: Access;
  readonly headers: Readonly<Record<string, string>>;
};

const routeIn = (
  { options, access: { url, tokens }, headers }: Reached,
  environment: Environment,
): Route | undefined => {
  if (url === undefined) return undefined;
  const named = options.proxy === false ? undefined : proxyVariable(url, environment);
  return routeOf({ ...options, headers, tokens, proxyVariable: named });
};

const withHeaders = (access: Access, headers: Gateway): Access => ({
  ...access,
  tokens: { ...access.tokens, ...headers },
});

/**
 * Settings for a contract: options come first, then the environment, then the configuration file.
 * @throws WrongUse with one sentence: what is wrong, what was expected and where.
 */
export const readSettings = (
  documented: Contract,
  options: RunOptions & RunDefaults,
  environment: Environment,
): Settings => {
  const { file, contract }: Configured =
    options.config === undefined ? { file: {}, contract: documented } : readConfiguration(options.config, documented);
  const { limits = {} } = file;
  const network = readNetwork(options, environment);
  const access = withHeaders(
    readAccess(options, environment, network),
    readOwnHeaders(file.headers ?? {}, options.config ?? '', environment),
  );
  keepWords(() => ordinaryWords(contract));
  holdSecrets(heldTokens(access.tokens));
  if (access.url !== undefined) checkReach(access.url, network);
  const paths = selectPaths(options, contract);
  const budget = budgetIn(options, access);
  return {
    ...access,
    contract,
    network,
    ...optional('route', routeIn({ options, access, headers: file.headers ?? {} }, environment)),
    cases: wholeNumber('--cases', options.cases, bounds.cases) ?? defaults.cases,
    ...optional('budget', budget),
    seed: wholeNumber('--seed', options.seed, bounds.seed) ?? randomInt(bounds.seed[1]),
    concurrency:
      wholeNumber('--concurrency', options.concurrency, bounds.concurrency) ??
      limits.concurrency ??
      // One after the other, so that each request is chosen by what those before it showed.
      (budget === undefined ? defaults.concurrency : 1),
    strict: options.strict ?? false,
    failOnFlaky: options.failOnFlaky ?? false,
    bail: options.bail ?? false,
    kept: [],
    failed: false,
    only: selectRequirements(options.only, contract),
    paths,
    ...optional('case', checkCase(options.case, contract)),
    idsOf: idsByPath(contract, file),
    ...optional('configurations', file.names),
    withoutIds: pathsWithoutIds(contract, file).filter((path) => paths.includes(path)),
    required: requiredPaths(options.requirePaths, paths),
    waivers: checkWaivers(file.waivers ?? [], contract),
    requestTimeout:
      wholeNumber('--request-timeout', options.requestTimeout, bounds.requestTimeout) ??
      limits.requestTimeout ??
      defaults.requestTimeout,
    ...optional('shard', checkShard(options)),
    ...optional('cleanUp', listDirectory(options, access, environment)),
    ...optional('config', options.config),
    ...optional('requirements', options.requirements),
    ...optional('record', options.record),
    ...optional('plainHttp', options.plainHttp),
    maxMinutes:
      wholeNumber('--max-minutes', options.maxMinutes, bounds.maxMinutes) ?? limits.maxMinutes ?? defaults.maxMinutes,
    ...optional(
      'rate',
      wholeNumber('--rate', options.rate, bounds.rate) ?? limits.rate ?? publishedRate(access, contract),
    ),
    ...optional(
      'maxRequests',
      wholeNumber('--max-requests', options.maxRequests, bounds.maxRequests) ?? limits.maxRequests,
    ),
  };
};
