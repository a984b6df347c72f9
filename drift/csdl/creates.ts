// All creates of an entity that a model allows: every walk from an entity set or singleton to a collection of it, with casts. A walk
// that comes back to a type it has passed is not followed further.
import type { DescribedCreate, Description } from '../description.ts';
import { createAt, type Hop } from './create-at.ts';
import { type Edge, isExit, type Leading, leadingTo, mayCastFrom } from './leading.ts';
import { localName, type Model } from './model.ts';

/** The most creates that are listed, and the most steps to find them; Microsoft's beta of 2026 allows 88. */
const most = { creates: 5_000, steps: 100_000 };

type State = {
  readonly type: string;
  readonly segments: readonly string[];
  readonly hops: readonly Hop[];
  readonly passed: readonly string[];
};

type Search = {
  readonly model: Model;
  readonly entity: string;
  readonly leading: Leading;
  readonly creates: DescribedCreate[];
  readonly recursive: Map<Edge, string>;
  steps: number;
};

const keyOf = (type: string, segments: readonly string[]): string => {
  const name = `${localName(type)}Id`;
  const used = segments.filter((segment) => segment.startsWith(`{${name}`)).length;
  return used === 0 ? `{${name}}` : `{${name}${used + 1}}`;
};

/** The edges at a type: those it declares or inherits, and behind a cast those of the types that derive from it. */
const edgesAt = ({ model, entity, leading }: Search, type: string): readonly (readonly [readonly string[], Edge])[] => {
  const own = model.lineOf(type).types.flatMap(({ name }) => leading.get(name) ?? []);
  const cast = mayCastFrom(model, type, entity) ? model.derivedOf(type) : [];
  return [
    ...own.map((edge) => [[], edge] as const),
    ...cast.flatMap(({ name }) => (leading.get(name) ?? []).map((edge) => [[name], edge] as const)),
  ];
};

const isSpent = ({ steps, creates }: Search): boolean => steps >= most.steps || creates.length >= most.creates;

const follow = (search: Search, from: State, [casts, edge]: readonly [readonly string[], Edge]): void => {
  const { model, entity } = search;
  if (isSpent(search)) return;
  search.steps += 1;
  const { navigation } = edge;
  const type = model.resolve(navigation.type);
  const segments = [...from.segments, ...casts, navigation.name];
  const hops = [...from.hops, edge];
  if (isExit(model, edge, entity)) search.creates.push(createAt(model, { segments, hops }, entity));
  else if (from.passed.includes(type)) search.recursive.set(edge, segments.join('/'));
  else
    explore(search, {
      type,
      segments: navigation.isCollection ? [...segments, keyOf(type, segments)] : segments,
      hops,
      passed: [...from.passed, ...casts, type],
    });
};

const explore = (search: Search, state: State): void => {
  for (const edge of edgesAt(search, state.type)) follow(search, state, edge);
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

/** Every create of the entity, the walks that lead in a circle, and whether there are more than are listed. */
export const createsIn = (model: Model, entity: string): Pick<Description, 'creates' | 'recursive' | 'isCapped'> => {
  const search: Search = {
    model,
    entity,
    leading: leadingTo(model, entity),
    creates: [],
    recursive: new Map(),
    steps: 0,
  };
  for (const set of model.sets.values()) begin(search, set);
  return {
    creates: search.creates,
    recursive: [...search.recursive].map(([{ navigation }, walk]) => ({ walk, place: navigation.place })),
    isCapped: isSpent(search),
  };
};
