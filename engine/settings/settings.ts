// The settings of a run, from options, environment and configuration file; checked before anything is sent.

import { randomInt } from 'node:crypto';
import type { Contract } from '../../contracts/contract.ts';
import { keyName } from '../../contracts/odata/entity-type.ts';
import type { PathIds } from '../../contracts/odata/paths.ts';
import { parseCaseId } from '../../fixtures/cases/cases.ts';
import type { Environment } from '../connection/credentials.ts';
import { isLoopback } from '../connection/loopback.ts';
import type { Recording } from '../connection/recording/read.ts';
import { type Access, readAccess, type SaidAccess } from './access.ts';
import { type ConfigurationFile, readConfiguration } from './configuration-file.ts';
import { WrongUse } from './errors.ts';
import { nearest } from './nearest.ts';
import { requiredPaths } from './required-paths.ts';
import { checkWaivers, type Waiver } from './waivers.ts';
import { whole } from './whole-number.ts';

/** What a user may say, as text, wherever it was said. */
export type Said = SaidAccess & {
  readonly cases?: string | undefined;
  readonly seed?: string | undefined;
  readonly concurrency?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly only?: readonly string[] | undefined;
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
};

/** One of several machines that share a run, counted from 1. */
export type Shard = { readonly index: number; readonly of: number };

export type Settings = Access & {
  /** What the target is held to, requirements of the user's own among it. */
  readonly contract: Contract;
  /** Generated bodies per path and theme. */
  readonly cases: number;
  readonly seed: number;
  readonly concurrency: number;
  readonly strict: boolean;
  readonly only: readonly string[];
  /** The one case to replay. */
  readonly case?: string;
  readonly idsOf: Readonly<Record<string, PathIds>>;
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
  /** The part of the cases that this run sends. */
  readonly shard?: Shard;
  /** Deviations that the target's owner knows of. */
  readonly waivers: readonly Waiver[];
  /** The directory of the list of what the run creates, where it is to be deleted at the end. */
  readonly cleanUp?: string;
  /** The configuration file, as it was named. */
  readonly config?: string;
  /** The file of requirements of the user's own, as it was named. */
  readonly requirements?: string;
  /** The file in which the run is recorded. */
  readonly record?: string;
  /** The recording that answers in the place of a target. */
  readonly replay?: Recording;
};

const checkOnly = (said: readonly string[] = [], { requirements }: Contract): readonly string[] => {
  const unknown = said.find((id) => !requirements.find(id));
  if (unknown === undefined) return said;
  const ids = requirements.all.map(({ id }) => id);
  throw new WrongUse(`--only: no requirement is called ${unknown}; did you mean ${nearest(unknown, ids)}?`);
};

const checkCase = (said: string | undefined, { paths, requirements }: Contract): string | undefined => {
  if (said === undefined) return undefined;
  const parts = parseCaseId(said);
  if (parts && requirements.find(parts.requirement) && paths.names.includes(parts.path)) return said;
  throw new WrongUse(`--case takes the id of a case as a report names it, not "${said}".`);
};

const checkShard = ({ shard: said, seed, case: replayed }: Said): Shard | undefined => {
  if (said === undefined) return undefined;
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(said) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (!(shard.index >= 1 && shard.index <= shard.of))
    throw new WrongUse(`--shard takes I/N, as in 2/5 for the second of five, not "${said}".`);
  if (seed === undefined)
    throw new WrongUse('--shard needs --seed, the same for every shard: it says what there is to share.');
  if (replayed !== undefined) throw new WrongUse('--shard has nothing to share with --case.');
  return shard;
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

/** A file that names any ids is about a tenant, whose paths each need ids of their own; a mock takes any. */
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

// What a mock keeps is gone when it is stopped; whoever runs a tenant wants it back as it was.
const listDirectory = ({ cleanup, reportDir }: Said, url: string | undefined, environment: Environment) =>
  (cleanup ?? (url !== undefined && !isLoopback(url)))
    ? (reportDir ?? environment['USERSTATUS_REPORT_DIR'] ?? defaultReportDirectory)
    : undefined;

export const largestSeed = 2 ** 31 - 1;

/**
 * Settings for a contract, from what was said in options, then in the environment, then in the configuration file.
 * @throws WrongUse with one sentence that says what was wrong, what was expected and where.
 */
export const readSettings = (contract: Contract, said: Said, environment: Environment): Settings => {
  const file = said.config === undefined ? {} : readConfiguration(said.config, contract);
  const { limits = {} } = file;
  const access = readAccess(said, environment);
  return {
    ...access,
    contract,
    cases: whole('--cases', said.cases, [0, 10_000_000]) ?? defaults.cases,
    seed: whole('--seed', said.seed, [0, largestSeed]) ?? randomInt(largestSeed),
    concurrency: whole('--concurrency', said.concurrency, [1, 1024]) ?? limits.concurrency ?? defaults.concurrency,
    strict: said.strict ?? false,
    only: checkOnly(said.only, contract),
    ...optional('case', checkCase(said.case, contract)),
    idsOf: idsByPath(contract, file),
    withoutIds: pathsWithoutIds(contract, file),
    required: requiredPaths(said.requirePaths, contract.paths.names),
    waivers: checkWaivers(file.waivers ?? [], contract),
    requestTimeout:
      whole('--request-timeout', said.requestTimeout, [1, 3_600_000]) ??
      limits.requestTimeout ??
      defaults.requestTimeout,
    ...optional('shard', checkShard(said)),
    ...optional('cleanUp', listDirectory(said, access.url, environment)),
    ...optional('config', said.config),
    ...optional('requirements', said.requirements),
    ...optional('record', said.record),
    maxMinutes: whole('--max-minutes', said.maxMinutes, [1, 100_000]) ?? limits.maxMinutes ?? defaults.maxMinutes,
    ...optional('rate', whole('--rate', said.rate, [1, 100_000]) ?? limits.rate),
    ...optional('maxRequests', whole('--max-requests', said.maxRequests, [1, 1e12]) ?? limits.maxRequests),
  };
};
