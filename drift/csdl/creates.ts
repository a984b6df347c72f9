// All creates of an entity that a model allows: every walk from an entity set or singleton to a collection of it, with casts. A walk
// that comes back to a type it has passed is not followed further.
import type { DescribedCreate, Description } from '../description.ts';
import { shapeOf } from '../wanted.ts';
import { createAt, type Hop } from './create-at.ts';
import { castableIn, type Edge, isExit, leadingTo } from './leading.ts';
import { localName, type Model } from './model.ts';
import type { Start } from './start.ts';

/** The most creates that are listed, the most steps to find them, and the longest walk; Microsoft's beta of 2026 allows 88. */
const most = { creates: 5_000, steps: 100_000, hops: 12 };

type State = {
  readonly type: string;
  readonly segments: readonly string[];
  readonly hops: readonly Hop[];
  readonly passed: readonly string[];
  readonly alike?: Pick<DescribedCreate, 'alike'>;
};

/** Casts, none or one, and the navigation property behind them. */
type Move = readonly [casts: readonly string[], edge: Edge];

type Search = {
  readonly model: Model;
  readonly entity: string;
  readonly start: Start | undefined;
  readonly movesAt: (type: string) => readonly Move[];
  readonly creates: DescribedCreate[];
  readonly recursive: Map<Edge, string>;
  steps: number;
  isCapped: boolean;
};

const keyOf = (type: string, segments: readonly string[]): string => {
  const name = `${localName(type)}Id`;
  const used = segments.filter((segment) => segment.startsWith(`{${name}`)).length;
  return used === 0 ? `{${name}}` : `{${name}${used + 1}}`;
};

/** The moves from a type: the edges that it declares or inherits, and behind a cast those of the types that derive from it. */
const movesBy = (model: Model, entity: string): Search['movesAt'] => {
  const leading = leadingTo(model, entity);
  const mayCastFrom = castableIn(model, entity);
  const known = new Map<string, readonly Move[]>();
  const movesAt = (type: string): readonly Move[] => {
    const own = model.lineOf(type).types.flatMap(({ name }) => leading.get(name) ?? []);
    const cast = mayCastFrom(type) ? model.derivedOf(type) : [];
    return [
      ...own.map((edge): Move => [[], edge]),
      ...cast.flatMap(({ name }) => (leading.get(name) ?? []).map((edge): Move => [[name], edge])),
    ];
  };
  return (type) => {
    const moves = known.get(type) ?? movesAt(type);
    known.set(type, moves);
    return moves;
  };
};

const isSpent = ({ steps, creates }: Search): boolean => steps >= most.steps || creates.length >= most.creates;

/** Whether a walk comes to an entity of the kind that the documented paths start with, by another way. */
const isAlike = ({ start }: Search, { type, segments }: State): boolean =>
  start?.types.has(type) === true && !`${shapeOf(`/${segments.join('/')}`)}/`.startsWith(`${shapeOf(start.template)}/`);

const follow = (search: Search, from: State, [casts, edge]: Move): void => {
  const { model, entity } = search;
  if (isSpent(search)) {
    search.isCapped = true;
    return;
  }
  search.steps += 1;
  const { navigation } = edge;
  const type = model.resolve(navigation.type);
  const segments = [...from.segments, ...casts, navigation.name];
  const hops = [...from.hops, edge];
  if (isExit(model, edge, entity))
    search.creates.push({ ...createAt(model, { segments, hops }, entity), ...from.alike });
  else if (from.passed.includes(type)) {
    if (!search.recursive.has(edge)) search.recursive.set(edge, segments.join('/'));
  } else if (hops.length >= most.hops) search.isCapped = true;
  else
    explore(search, {
      type,
      segments: navigation.isCollection ? [...segments, keyOf(type, segments)] : segments,
      hops,
      passed: [...from.passed, ...casts, type],
    });
};

const explore = (search: Search, state: State): void => {
  const { model, entity, start, movesAt } = search;
  const moves = movesAt(state.type);
  if (start === undefined || !isAlike(search, state)) for (const move of moves) follow(search, state, move);
  else {
    const exits = moves.filter(([casts, edge]) => casts.length === 0 && isExit(model, edge, entity));
    for (const move of exits) follow(search, { ...state, alike: { alike: start.template } }, move);
  }
};

const begin = (search: Search, set: NonNullable<ReturnType<Model['sets']['get']>>): void => {
  const { model, entity } = search;
  const type = model.resolve(set.type);
  const way = { segments: [set.name], hops: [{ set }] };
  if (set.isCollection && type === entity) search.creates.push(createAt(model, way, entity));
  else
    explore(search, {
      ...way,
      type,
      segments: set.isCollection ? [set.name, keyOf(type, [])] : way.segments,
      passed: [type],
    });
};

/**
 * Every create of the entity, the walks that lead in a circle, and whether there are more than are listed. Where another way leads to an
 * entity like the one that the documented paths start with, the creates on that entity are listed, and not what follows.
 */
export const createsIn = (
  model: Model,
  entity: string,
  start?: Start,
): Pick<Description, 'creates' | 'recursive' | 'isCapped'> => {
  const search: Search = {
    model,
    entity,
    start,
    movesAt: movesBy(model, entity),
    creates: [],
    recursive: new Map(),
    steps: 0,
    isCapped: false,
  };
  for (const set of model.sets.values()) begin(search, set);
  return {
    creates: search.creates,
    recursive: [...search.recursive].map(([{ navigation }, walk]) => ({ walk, place: navigation.place })),
    isCapped: search.isCapped,
  };
};
