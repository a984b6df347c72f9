// Which cases a run sends, and in which order: every path in turn, so that no path waits for another.
import { type PathName, type Requirement, requirement, requirements } from '../../contracts/index.ts';
import { type Case, enumeratedCases, generatedCases, type Place, plansFor, replayCase } from '../../fixtures/index.ts';
import type { Settings } from '../../target/index.ts';

/** The requirements that a provider can be examined on. */
export const providerRequirements: readonly Requirement[] = requirements.filter(
  ({ binds, when }) => binds !== 'client' && when.sends !== 'byClient',
);

const isJudgedOnOthers = ({ when }: Requirement): boolean => when.sends === 'creates' || when.sends === 'refusals';

/**
 * The requirements a run examines: all of them, those of --only, or with --case that of the case and those that are
 * judged on every exchange.
 */
export const examined = ({ only, case: replayed }: Settings): readonly Requirement[] => {
  if (replayed !== undefined) {
    const own = replayed.slice(0, replayed.indexOf('@'));
    return providerRequirements.filter((row) => row.id === own || isJudgedOnOthers(row));
  }
  return only.length === 0 ? providerRequirements : providerRequirements.filter(({ id }) => only.includes(id));
};

/** Requirements judged on the exchanges of others need those: every create, or every refusal. */
const neededBy = (row: Requirement): readonly Requirement[] => {
  if (!isJudgedOnOthers(row)) return [];
  const answers = row.when.sends === 'creates' ? 'created' : 'refusal';
  return providerRequirements.filter(({ then }) => then.answers === answers);
};

/** The requirements whose cases a run sends: those it examines, and those that these are judged on. */
const sentFor = (settings: Settings): readonly Requirement[] => {
  const rows = examined(settings);
  const needed = new Set([...rows, ...rows.flatMap(neededBy)]);
  return providerRequirements.filter((row) => needed.has(row));
};

/** Whether a token that the requirement's cases need was given. */
export const hasToken = ({ when }: Requirement, { tokens }: Settings): boolean =>
  when.sends !== 'credential' ||
  (when.credential !== 'insufficient' && when.credential !== 'personal') ||
  tokens[when.credential] !== undefined;

export const placeOf = (path: PathName, { idsOf, seed }: Settings): Place => ({ path, ids: idsOf[path], seed });

// What nobody specifies is looked at once; it is not worth a request for every whim of a generator.
const generates = (row: Requirement): boolean => row.level !== 'UNSPECIFIED' && plansFor(row).generated !== undefined;

/** The generated bodies of each requirement: a theme's share, accepted and refused bodies being the two themes. */
const shareOf = (row: Requirement, rows: readonly Requirement[], cases: number): number => {
  const theme = rows.filter((other) => generates(other) && other.then.answers === row.then.answers);
  return Math.ceil(cases / Math.max(1, theme.length));
};

type Planned = { readonly row: Requirement; readonly count: number };

const planned = (settings: Settings): readonly Planned[] => {
  const rows = sentFor(settings).filter((row) => hasToken(row, settings));
  return rows.map((row) => ({ row, count: generates(row) ? shareOf(row, rows, settings.cases) : 0 }));
};

function* generatedOn(place: Place, plan: readonly Planned[]): Generator<Case> {
  for (const { row, count } of plan) yield* generatedCases(row, place, count);
}

function* casesOn(place: Place, plan: readonly Planned[]): Generator<Case> {
  for (const { row } of plan) yield* enumeratedCases(row, place);
  yield* generatedOn(place, plan);
}

/** Takes from each of the sequences in turn until all are at their end. */
function* inTurn<T>(sequences: readonly Iterator<T>[]): Generator<T> {
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
  /** How often each path is looked at with GET. */
  readonly readings: number;
};

// Seldom, since a reading costs several requests, and never often.
const readingsFor = ({ cases }: Settings): number => Math.min(100, 1 + Math.floor(cases / 50));

/** What a run sends on these paths. */
export type Scheduler = (settings: Settings, paths: readonly PathName[]) => Schedule;

/** All cases of a run on these paths, with their number. */
export const schedule: Scheduler = (settings, paths) => {
  if (settings.case !== undefined) {
    const id = settings.case;
    const cases = paths
      .map((path) => replayCase(id, placeOf(path, settings)))
      .filter((made) => made !== undefined)
      .filter((made) => hasToken(requirement(made.requirement), settings));
    return { total: cases.length, cases, readings: 1 };
  }
  const plan = planned(settings);
  const perPath = plan.reduce((sum, { row, count }) => sum + plansFor(row).enumerated.length + count, 0);
  const places = paths.map((path) => placeOf(path, settings));
  return {
    total: perPath * paths.length,
    cases: inTurn(places.map((place) => casesOn(place, plan))),
    readings: readingsFor(settings),
  };
};

/** The generated cases of a run alone: all that differs from one seed to the next. */
export const generatedAlone: Scheduler = (settings, paths) => {
  const plan = planned(settings).filter(({ count }) => count > 0);
  const places = paths.map((path) => placeOf(path, settings));
  const total = paths.length * plan.reduce((sum, { count }) => sum + count, 0);
  return { total, cases: inTurn(places.map((place) => generatedOn(place, plan))), readings: 0 };
};
