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
export const mayCastFrom = (model: Model, type: string, entity: string): boolean =>
  !model.lineOf(entity).types.some(({ name }) => name === type && name !== entity);

const edgesOf = ({ types }: Model): Edge[] =>
  [...types.values()].flatMap((declaredBy) => declaredBy.navigations.map((navigation) => ({ declaredBy, navigation })));

/** The types at which what a type declares can be walked: those that inherit it, and those that can be cast to it. */
const typesBefore = (model: Model, declaring: RawType, entity: string): readonly string[] => [
  declaring.name,
  ...model.derivedOf(declaring.name).map(({ name }) => name),
  ...model
    .lineOf(declaring.name)
    .types.map(({ name }) => name)
    .filter((name) => mayCastFrom(model, name, entity)),
];

/** The edges that lead to the entity. */
export const leadingTo = (model: Model, entity: string): Leading => {
  const edges = edgesOf(model);
  const into = Map.groupBy(edges, ({ navigation }) => model.resolve(navigation.type));
  const found = new Set(edges.filter((edge) => isExit(model, edge, entity)));
  const seen = new Set<string>();
  // A set grows while it is walked: each edge that is found brings those before it.
  for (const { declaredBy } of found)
    for (const type of typesBefore(model, declaredBy, entity)) {
      if (seen.has(type)) continue;
      seen.add(type);
      for (const edge of into.get(type) ?? []) found.add(edge);
    }
  return Map.groupBy(found, ({ declaredBy }) => declaredBy.name);
};
