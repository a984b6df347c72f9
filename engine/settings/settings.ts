// The settings of a run, from options, environment and configuration file; checked before anything is sent.
import { randomInt } from 'node:crypto';
import type { OwnRow } from '../../contracts/judging/own-requirement.ts';
import { type PathIds, type PathName, parametersOf, pathNames } from '../../contracts/user-status/operation.ts';
import { findRequirement, requirements } from '../../contracts/user-status/requirements/catalogue.ts';
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
  /** Generated bodies per path and theme. */
  readonly cases: number;
  readonly seed: number;
  readonly concurrency: number;
  readonly strict: boolean;
  readonly only: readonly string[];
  /** The one case to replay. */
  readonly case?: string;
  readonly idsOf: Readonly<Record<PathName, PathIds>>;
  /** The paths for which a configuration that names ids names none: nothing is sent there. */
  readonly withoutIds: readonly PathName[];
  /** The paths that must be exercised. */
  readonly required: readonly PathName[];
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
  /** The requirements of the user's own, which the file `requirements` holds. */
  readonly own: readonly OwnRow[];
  /** That file, as it was named. */
  readonly requirements?: string;
  /** The file in which the run is recorded. */
  readonly record?: string;
  /** The recording that answers in the place of a target. */
  readonly replay?: Recording;
};

const checkOnly = (said: readonly string[] = [], own: readonly OwnRow[]): readonly string[] => {
  const unknown = said.find((id) => !findRequirement(id, own));
  if (unknown === undefined) return said;
  const ids = [...requirements, ...own].map(({ id }) => id);
  throw new WrongUse(`--only: no requirement is called ${unknown}; did you mean ${nearest(unknown, ids)}?`);
};

const checkCase = (said: string | undefined): string | undefined => {
  if (said === undefined) return undefined;
  const parts = parseCaseId(said);
  const known = parts && findRequirement(parts.requirement) && pathNames.some((path) => path === parts.path);
  if (known) return said;
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
export const exampleId = '7e323db2-3db2-7e32-b23d-327eb23d327e';

const idsFor = (path: PathName, { ids = {}, paths = {} }: ConfigurationFile): PathIds => ({
  ...Object.fromEntries(parametersOf(path).map((name) => [name, exampleId])),
  ...ids,
  ...paths[path],
});

const idsByPath = (file: ConfigurationFile): Readonly<Record<PathName, PathIds>> => ({
  deviceConfiguration: idsFor('deviceConfiguration', file),
  rootCertificate: idsFor('rootCertificate', file),
  identityCertificate: idsFor('identityCertificate', file),
  identityRootCertificate: idsFor('identityRootCertificate', file),
  iosScepRootCertificate: idsFor('iosScepRootCertificate', file),
  windowsPhoneVpnIdentityCertificate: idsFor('windowsPhoneVpnIdentityCertificate', file),
  windowsWifiClientCertificate: idsFor('windowsWifiClientCertificate', file),
  windowsWifiServerRootCertificate: idsFor('windowsWifiServerRootCertificate', file),
});

/** A file that names any ids is about a tenant, whose paths each need ids of their own; a mock takes any. */
const pathsWithoutIds = ({ ids, paths }: ConfigurationFile): readonly PathName[] =>
  ids === undefined && paths === undefined
    ? []
    : pathNames.filter((path) => {
        const given = { ...ids, ...paths?.[path] };
        return parametersOf(path).some((name) => given[name] === undefined);
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
 * Settings from what was said in options, then in the environment, then in the configuration file; `own` are the
 * requirements that were loaded from the file `requirements` names.
 * @throws WrongUse with one sentence that says what was wrong, what was expected and where.
 */
export const readSettings = (said: Said, environment: Environment, own: readonly OwnRow[] = []): Settings => {
  const file = said.config === undefined ? {} : readConfiguration(said.config);
  const { limits = {} } = file;
  const access = readAccess(said, environment);
  return {
    ...access,
    cases: whole('--cases', said.cases, [0, 10_000_000]) ?? defaults.cases,
    seed: whole('--seed', said.seed, [0, largestSeed]) ?? randomInt(largestSeed),
    concurrency: whole('--concurrency', said.concurrency, [1, 1024]) ?? limits.concurrency ?? defaults.concurrency,
    strict: said.strict ?? false,
    only: checkOnly(said.only, own),
    ...optional('case', checkCase(said.case)),
    idsOf: idsByPath(file),
    withoutIds: pathsWithoutIds(file),
    required: requiredPaths(said.requirePaths),
    waivers: checkWaivers(file.waivers ?? [], own),
    requestTimeout:
      whole('--request-timeout', said.requestTimeout, [1, 3_600_000]) ??
      limits.requestTimeout ??
      defaults.requestTimeout,
    ...optional('shard', checkShard(said)),
    ...optional('cleanUp', listDirectory(said, access.url, environment)),
    ...optional('config', said.config),
    own,
    ...optional('requirements', said.requirements),
    ...optional('record', said.record),
    maxMinutes: whole('--max-minutes', said.maxMinutes, [1, 100_000]) ?? limits.maxMinutes ?? defaults.maxMinutes,
    ...optional('rate', whole('--rate', said.rate, [1, 100_000]) ?? limits.rate),
    ...optional('maxRequests', whole('--max-requests', said.maxRequests, [1, 1e12]) ?? limits.maxRequests),
  };
};
