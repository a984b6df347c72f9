// Which navigation properties of a model can lead to a collection of an entity, sought backwards from it: of the thousands that a
// description declares, only these are walked.
import type { Model } from './model.ts';
import type { RawNavigation, RawType } from './schemas.ts';

export type Edge = { readonly declaredBy: RawType; readonly navigation: RawNavigation };

/** The edges that lead to the entity, by the type that declares them. */
export type Leading = ReadonlyMap<string, readonly Edge[]>;

/** Whether a navigation property is a collection of the entity. */
export const isExit = (model: Model, { navigation }: Edge, entity: string): boolean =>
  navigation.isCollection && model.resolve(navigation.type) === entity;

/**
 * Whether a walk may cast an entity of a type to one that derives from it. Not from a base type of the entity itself: in Microsoft
 * Graph that is the base of everything, and a reference to anything would lead anywhere.
 */
export const castableIn = (model: Model, entity: string): ((type: string) => boolean) => {
  const bases = new Set(model.lineOf(entity).types.map(({ name }) => name));
  bases.delete(entity);
  return (type) => !bases.has(type);
};

const edgesOf = ({ types }: Model): Edge[] =>
  [...types.values()].flatMap((declaredBy) => declaredBy.navigations.map((navigation) => ({ declaredBy, navigation })));

/**
 * The types at which what a type declares can be walked: those that inherit it, and those that can be cast to it. Each is given
 * once, however many types are asked for.
 */
const typesBefore = (model: Model, mayCastFrom: (type: string) => boolean) => {
  const [above, below] = [new Set<string>(), new Set<string>()];
  return function* (declaring: string): Generator<string> {
    for (const { name } of model.lineOf(declaring).types) {
      if (above.has(name)) break;
      above.add(name);
      if (name === declaring || mayCastFrom(name)) yield name;
    }
    const waiting = [declaring];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (below.has(next)) continue;
      below.add(next);
      yield next;
      waiting.push(...model.childrenOf(next));
    }
  };
};

/** The edges that lead to the entity. */
export const leadingTo = (model: Model, entity: string): Leading => {
  const edges = edgesOf(model);
  const into = Map.groupBy(edges, ({ navigation }) => model.resolve(navigation.type));
  const found = new Set(edges.filter((edge) => isExit(model, edge, entity)));
  const before = typesBefore(model, castableIn(model, entity));
  // A set grows while it is walked: each edge that is found brings those before it.
  for (const { declaredBy } of found)
    for (const type of before(declaredBy.name)) for (const edge of into.get(type) ?? []) found.add(edge);
  return Map.groupBy(found, ({ declaredBy }) => declaredBy.name);
};
