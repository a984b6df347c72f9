// The plan of a run within a budget: what is sent after the page's example, the most telling first. It does not depend on
// the budget, which only says where it ends: a larger one sends all that a smaller one does, and then more.
import type { Requirement } from '../../../contracts/requirements/requirement.ts';
import type { Case } from '../../../fixtures/cases/case.ts';
import { blocksOf, casesIn, type Place } from '../../../fixtures/cases/cases.ts';
import type { Settings } from '../../settings/settings.ts';
import { generates, inTurn, isRead, keptOn, placeOf, planned, whole } from '../schedule.ts';
import { type Candidate, candidatesOn, controlOf, type Step } from './candidate.ts';
import { greedily } from './greedy.ts';

type Sent = Pick<Candidate, 'step' | 'control'>;

const sentAs = (made: Case, { contract }: Place): Sent => {
  const control = controlOf(made, contract);
  return { step: { kind: 'case', path: made.path, made }, ...(control === undefined ? {} : { control }) };
};

/** Rotates a list, so that what stood at `start` is the first. */
const from = <T>(start: number, list: readonly T[]): readonly T[] => {
  const turn = start % Math.max(1, list.length);
  return [...list.slice(turn), ...list.slice(0, turn)];
};

/** The candidates of all paths; of what is worth the same, each next one is on the next path. */
const acrossPaths = (lists: readonly (readonly Candidate[])[], seed: number): readonly Candidate[] => {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) =>
    from(seed + place, lists).flatMap((list) => list.slice(place, place + 1)),
  ).flat();
};

/** Generated cases without an end: they repeat in other words what was sent. */
function* generatedOn(place: Place, row: Requirement): Generator<Sent> {
  for (const block of blocksOf(Number.POSITIVE_INFINITY))
    for (const made of casesIn(row, place, block)) yield sentAs(made, place);
}

function* repetitions(places: readonly Place[], rows: readonly Requirement[]): Generator<Sent> {
  const open = rows.flatMap((row) => places.map((place) => ({ row, place })));
  yield* inTurn(
    open.filter(({ row, place }) => generates(place.contract, row)).map(({ row, place }) => generatedOn(place, row)),
  );
}

function* inOrder(settings: Settings, paths: readonly string[]): Generator<Sent> {
  const { contract, seed } = settings;
  const places = paths.map((path) => placeOf(path, settings));
  const rows = planned(settings);
  for (const place of places)
    for (const made of keptOn(place, settings))
      if (!isRead(contract.requirements.get(made.requirement))) yield sentAs(made, place);
  yield* greedily(
    acrossPaths(
      places.map((place) => candidatesOn(place, rows)),
      seed,
    ),
  );
  yield* repetitions(
    places,
    rows.map(({ row }) => row),
  );
}

function* dealt(all: Iterable<Sent>, { shard: { index, of } = whole }: Settings): Generator<Sent> {
  let number = 0;
  for (const one of all) {
    number += 1;
    if (number % of === index % of) yield one;
  }
}

/** The steps of a run on these paths; the control of a refusal, unless it is the page's example, comes before the first of its path. */
export function* planOf(settings: Settings, paths: readonly string[]): Generator<Step> {
  const sent = new Map(paths.map((path) => [path, new Set([settings.contract.example.request])]));
  for (const { step, control } of dealt(inOrder(settings, paths), settings)) {
    const { path } = step;
    if (control !== undefined && !sent.get(path)?.has(control)) {
      sent.get(path)?.add(control);
      yield { kind: 'control', path, body: control };
    }
    yield step;
  }
}
