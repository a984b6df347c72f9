// One create at the end of a walk through a model, with what annotations say of it.
import type { DescribedCreate } from '../description.ts';
import { isParameter } from '../wanted.ts';
import type { Model } from './model.ts';
import { type Annotated, deprecationIn, restrictionIn } from './restrictions.ts';
import { type RawNavigation, type RawSet, type RawType, stated } from './schemas.ts';

/** One navigation of a walk, the first of which is an entity set or a singleton. */
export type Hop =
  | { readonly set: RawSet & { readonly container: string } }
  | { readonly declaredBy: RawType; readonly navigation: RawNavigation };

/** A walk: its segments, with parameters for keys, and the navigations among them. */
export type Way = { readonly segments: readonly string[]; readonly hops: readonly Hop[] };

const nameOf = (hop: Hop): string => ('set' in hop ? hop.set.name : hop.navigation.name);

const targetOf = (hop: Hop): { readonly target: string; readonly element: RawSet | RawNavigation } =>
  'set' in hop
    ? { target: `${hop.set.container}/${hop.set.name}`, element: hop.set }
    : { target: `${hop.declaredBy.name}/${hop.navigation.name}`, element: hop.navigation };

/** What is annotated on each part of the way, nearest to the collection first; `rest` leads from there to it. */
const annotatedOn = (model: Model, { hops }: Way): Annotated[] => {
  const names = hops.map(nameOf);
  const parts = hops.map((hop, index) => {
    const { target, element } = targetOf(hop);
    return { annotations: model.annotations(target, element.annotations), rest: names.slice(index + 1).join('/') };
  });
  return parts.reverse();
};

/** What is annotated on the path of the whole way from the container on, with its casts or without. */
const annotatedByPath = (model: Model, { segments, hops }: Way): Annotated[] => {
  const [first] = hops;
  if (first === undefined || !('set' in first) || hops.length === 1) return [];
  const withCasts = segments.filter((segment) => !isParameter(segment)).slice(1);
  const targets = [withCasts, hops.slice(1).map(nameOf)].map((names) => [
    first.set.container,
    first.set.name,
    ...names,
  ]);
  return targets.map((names) => ({ annotations: model.annotations(names.join('/')), rest: '' }));
};

const typeOf = (hop: Hop): string => ('set' in hop ? hop.set.type : hop.navigation.type);

const deprecationOfType = (model: Model, name: string): string | undefined =>
  deprecationIn(model.annotations(name, model.types.get(name)?.annotations ?? []));

/** Why a part of the way is deprecated, the nearest to the collection first. The entity's own is said of the entity. */
const deprecationOf = (model: Model, { segments, hops }: Way, entity: string): string | undefined => {
  const ofHops = hops.toReversed().map((hop) => {
    const { target, element } = targetOf(hop);
    return [nameOf(hop), deprecationIn(model.annotations(target, element.annotations))] as const;
  });
  const types = [...segments.filter((segment) => segment.includes('.')), ...hops.map(typeOf)].map(model.resolve);
  const ofTypes = types
    .filter((name) => name !== entity)
    .map((name) => [name, deprecationOfType(model, name)] as const);
  const [own] = ofHops;
  if (own?.[1] !== undefined) return own[1];
  const [name, why] = [...ofHops, ...ofTypes].find(([, found]) => found !== undefined) ?? [];
  return why === undefined ? undefined : `${name} on its way: ${why}`;
};

/** The create of an entity type at the end of a way. */
export const createAt = (model: Model, way: Way, entity: string): DescribedCreate => {
  const last = way.hops.at(-1);
  const ofType: Annotated = {
    annotations: model.annotations(entity, model.types.get(entity)?.annotations ?? []),
    rest: '',
  };
  const { insertable, permissions, schemes, place } = restrictionIn([
    ...annotatedByPath(model, way),
    ...annotatedOn(model, way),
    ofType,
  ]);
  const element = last === undefined ? undefined : targetOf(last).element;
  return {
    template: `/${way.segments.join('/')}`,
    place: place ?? element?.place ?? '',
    ...stated({
      // An entity set contains what it lists.
      isContained: last === undefined ? undefined : 'set' in last || last.navigation.isContained,
      insertable,
      permissions,
      schemes,
      deprecated: deprecationOf(model, way, entity),
    }),
  };
};
