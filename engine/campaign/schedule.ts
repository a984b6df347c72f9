// Which cases a run sends, and in which order: every path in turn, so that no path waits for another.

import type { Contract } from '../../contracts/contract.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { blocksOf, casesIn, enumeratedCases, type Place, parseCaseId, replayCase } from '../../fixtures/cases/cases.ts';
import { controlsOf } from '../../fixtures/cases/controls.ts';
import { plansFor } from '../../fixtures/cases/plans.ts';
import { caseOf } from '../memory/kept-case.ts';
import type { Settings, Shard } from '../settings/settings.ts';
import { isJudgedOnOthers, kindOf, neededFor } from './needed.ts';

/** The requirements of a contract that a provider can be examined on. */
export const providerRequirements = ({ requirements }: Contract): readonly Requirement[] =>
  requirements.all.filter(({ binds, when }) => binds !== 'client' && when.sends !== 'byClient');

/**
 * The requirements a run examines: all, those of --only, or with --case that of the case and those that are judged on
 * every exchange.
 */
export const examined = ({ only, case: replayed, contract }: Settings): readonly Requirement[] => {
  const rows = providerRequirements(contract);
  if (replayed !== undefined) {
    const asked = replayed.slice(0, replayed.indexOf('@'));
    return rows.filter((row) => row.id === asked || isJudgedOnOthers(row));
  }
  return only.length === 0 ? rows : rows.filter(({ id }) => only.includes(id));
};

/** Whether a token that the requirement's cases need was given. */
export const hasToken = (row: Requirement, { tokens, contract }: Settings): boolean => {
  const of = kindOf(row);
  const { when } = of === undefined ? row : contract.requirements.get(of);
  return (
    when.sends !== 'credential' ||
    (when.credential !== 'insufficient' && when.credential !== 'personal') ||
    tokens[when.credential] !== undefined
  );
};

/** Where the cases of a run on a path are made for. */
export const placeOf = (path: string, { contract, idsOf, seed }: Settings): Place => ({
  ...{ contract, path, seed },
  ids: idsOf[path] ?? {},
});

// What the contract leaves open is sent once by example; generated cases would add requests and no verdict.
export const generates = (contract: Contract, row: Requirement): boolean =>
  row.level !== 'UNSPECIFIED' && plansFor(contract, row).generated !== undefined;

/** The generated bodies of each requirement: a theme's share, accepted and refused bodies being the two themes. */
const shareOf = (row: Requirement, rows: readonly Requirement[], { cases, contract }: Settings): number => {
  const theme = rows.filter((other) => generates(contract, other) && other.then.answers === row.then.answers);
  return Math.ceil(cases / Math.max(1, theme.length));
};

/** The page's example is sent to every path before all else, and once. */
const isSentFirst = ({ when }: Requirement): boolean => when.sends === 'example';

/** A requirement of a run: how many cases are generated, and of those that can be enumerated, how many are sent at most. */
export type Planned = { readonly row: Requirement; readonly count: number; readonly most: number };

/** Cases of a kind that are sent where it is one of many that another requirement is judged on. */
const examples = 3;

/** The requirements whose cases a run sends besides the page's example, with the number of generated ones. */
export const planned = (settings: Settings): readonly Planned[] => {
  if (settings.failed || settings.casesFrom !== undefined) return [];
  const { contract } = settings;
  const needed = neededFor(examined(settings), providerRequirements(contract), contract).filter(
    ({ row }) => hasToken(row, settings) && !isSentFirst(row),
  );
  const rows = needed.map(({ row }) => row);
  return needed.map(({ row, isWhole }) => ({
    row,
    count: generates(contract, row) ? shareOf(row, rows, settings) : 0,
    most: isWhole ? Number.POSITIVE_INFINITY : examples,
  }));
};

/** What is made together, and goes to one shard: the enumerated cases of a requirement, or a block of generated ones. */
export type Portion = { readonly row: Requirement; readonly size: number; readonly cases: () => Iterable<Case> };

function* enumeratedOn(place: Place, plan: readonly Planned[]): Generator<Portion> {
  for (const { row, most } of plan) {
    const size = Math.min(most, plansFor(place.contract, row).enumerated.length);
    yield { row, size, cases: () => enumeratedCases(row, place).slice(0, most) };
  }
}

function* generatedOn(place: Place, plan: readonly Planned[]): Generator<Portion> {
  for (const { row, count } of plan)
    for (const block of blocksOf(count)) yield { row, size: block.size, cases: () => casesIn(row, place, block) };
}

/** Whether a requirement is judged on what is read with GET. */
export const isRead = ({ when }: Requirement): boolean =>
  when.sends === 'createThenRead' || when.sends === 'refusedThenRead';

/** The failing cases of earlier runs on a path, of the requirements that are examined. */
export const keptOn = (place: Place, settings: Settings): readonly Case[] =>
  settings.kept
    .filter(({ path }) => path === place.path)
    .map((kept) => caseOf(kept, place))
    .filter((made) => made !== undefined)
    .filter(({ requirement }) => {
      const row = settings.contract.requirements.get(requirement);
      return examined(settings).includes(row) && hasToken(row, settings);
    });

export function* portionsOn(place: Place, plan: readonly Planned[], settings: Settings): Generator<Portion> {
  for (const made of keptOn(place, settings)) {
    const row = place.contract.requirements.get(made.requirement);
    // A target that answers the same bytes now so and now so has not mended anything.
    const times = settings.failed ? [made, made] : [made];
    if (!isRead(row)) yield { row, size: times.length, cases: () => times };
  }
  yield* enumeratedOn(place, plan);
  yield* generatedOn(place, plan);
}

export const whole: Shard = { index: 1, of: 1 };

/** Takes what belongs to a shard: every n-th item, with an offset per path. */
export function* ofShard<T>(all: Iterable<T>, { contract, path }: Place, { index, of }: Shard): Generator<T> {
  let number = contract.paths.names.indexOf(path);
  for (const one of all) {
    number += 1;
    if (number % of === index % of) yield one;
  }
}

/** Takes from each of the sequences in turn until all are at their end. */
export function* inTurn<T>(sequences: readonly Iterator<T>[]): Generator<T> {
  let open = [...sequences];
  while (open.length > 0) {
    const steps = open.map((sequence) => ({ sequence, step: sequence.next() }));
    for (const { step } of steps) if (!step.done) yield step.value;
    open = steps.filter(({ step }) => !step.done).map(({ sequence }) => sequence);
  }
}

export type Schedule = {
  readonly total: number;
  readonly cases: Iterable<Case>;
  /** The turns in which a path is looked at with GET. */
  readonly readings: (path: string) => Iterable<number>;
};

/** What a run sends on a path, when nothing is retried, read back or shrunk. */
export type Forecast = {
  readonly path: string;
  readonly requests: number;
  /** Those among them that a conformant target may answer by creating a user status. */
  readonly creates: number;
};

/** What a run sends on these paths. */
export type Scheduler = (settings: Settings, paths: readonly string[]) => Schedule;

type Portions = (place: Place) => Iterable<Portion>;

function* casesOf(portions: Iterable<Portion>): Generator<Case> {
  for (const { cases } of portions) yield* cases();
}

const sizeOf = (portions: Iterable<Portion>): number => {
  let sum = 0;
  for (const { size } of portions) sum += size;
  return sum;
};

const inPortions = (portionsOn: Portions, { shard = whole, ...settings }: Settings, paths: readonly string[]) => {
  const places = paths.map((path) => placeOf(path, settings));
  const own = (place: Place): Iterable<Portion> => ofShard(portionsOn(place), place, shard);
  return {
    total: places.reduce((sum, place) => sum + sizeOf(own(place)), 0),
    cases: inTurn(places.map((place) => casesOf(own(place)))),
  };
};

// Seldom, since a reading costs several requests, and never often.
const mostReadings = 100;
const casesForReading = 50;

export const readingsOf =
  ({ shard = whole, ...settings }: Settings): Schedule['readings'] =>
  (path) => {
    const { cases, failed } = settings;
    if (failed) return keptOn(placeOf(path, settings), settings).length > 0 ? [0] : [];
    const count = Math.min(mostReadings, 1 + Math.floor(cases / casesForReading));
    return ofShard(Array(count).keys(), placeOf(path, settings), shard);
  };

/** The case of an id: made again, or kept from an earlier run. */
const caseWith = (id: string, place: Place, settings: Settings): Case | undefined =>
  replayCase(id, place) ?? keptOn(place, settings).find((made) => made.id === id);

const replayed = (id: string, settings: Settings, paths: readonly string[]): Schedule => {
  const cases = paths
    .map((path) => caseWith(id, placeOf(path, settings), settings))
    .filter((made) => made !== undefined)
    .filter((made) => hasToken(settings.contract.requirements.get(made.requirement), settings));
  return { total: cases.length, cases, readings: () => [0] };
};

/** All cases of a run on these paths, with their number; with --shard those of the shard. */
export const schedule: Scheduler = (settings, paths) => {
  if (settings.case !== undefined) return replayed(settings.case, settings, paths);
  const plan = planned(settings);
  return {
    ...inPortions((place) => portionsOn(place, plan, settings), settings, paths),
    readings: readingsOf(settings),
  };
};

const controlsOfCase = (id: string, settings: Settings): readonly string[] => {
  const { path = '' } = parseCaseId(id) ?? {};
  const isKnown = settings.contract.paths.names.includes(path);
  const control = isKnown ? caseWith(id, placeOf(path, settings), settings)?.control : undefined;
  return control === undefined ? [] : [control];
};

const controlsOfRun = (settings: Settings): readonly string[] => {
  const kept = settings.paths.flatMap((path) => keptOn(placeOf(path, settings), settings));
  const bodies = kept.map(({ control }) => control).filter((control) => control !== undefined);
  return [...new Set([...controlsOf(settings.contract, planned(settings)), ...bodies])];
};

/** The controls that the cases of a run have, besides the page's example, which every path is sent: their bodies. */
export const neededControls = (settings: Settings): readonly string[] => {
  const { case: id, contract } = settings;
  const needed = id === undefined ? controlsOfRun(settings) : controlsOfCase(id, settings);
  return needed.filter((body) => body !== contract.example.request);
};

/** The generated cases of a run alone: all that differs from one seed to the next. */
export const generatedAlone: Scheduler = (settings, paths) => {
  const plan = planned(settings);
  return { ...inPortions((place) => generatedOn(place, plan), settings, paths), readings: () => [] };
};
