// The entity types that the paths of a contract walk, with the navigation properties between them.
import type { Contract } from '../contracts/contract.ts';
import { segmentsOf } from '../contracts/odata/path-segments.ts';

export type Navigation = {
  readonly property: string;
  readonly type: string;
  readonly isCollection: boolean;
  readonly isContained: boolean;
};

/** A type of the paths; names are without the namespace. */
export type TypeOfPaths = { readonly name: string; readonly base: string; readonly navigations: readonly Navigation[] };

type Types = Map<string, { readonly name: string; readonly base: string; readonly navigations: Navigation[] }>;

const parameterIn = (segment: string | undefined): string | undefined => /^\{(\w+)\}$/.exec(segment ?? '')?.[1];

/** The type that a key is of, by the name of its parameter: `{thingId}` is the key of a thing. */
const typeOfKey = (parameter: string): string => parameter.replace(/Id$/, '');

const add = (types: Types, name: string, base: string): void => {
  if (!types.has(name)) types.set(name, { name, base, navigations: [] });
};

const declared = (types: Types, type: string, property: string): boolean => {
  const found = types.get(type);
  if (found === undefined) return false;
  return found.navigations.some((one) => one.property === property) || declared(types, found.base, property);
};

/** What the walks of all paths have in common. */
type Common = { readonly types: Types; readonly contract: Contract; readonly first: string };

/** The navigation property that a segment is, and the type it leads to. */
const navigationOf = ({ contract, first }: Common, segment: string, key: string | undefined): Navigation => {
  if (segment === contract.paths.collection && key === undefined)
    return { property: segment, type: contract.entity.name, isCollection: true, isContained: true };
  const type = key === undefined ? first : typeOfKey(key);
  return { property: segment, type, isCollection: key !== undefined, isContained: type === first && key !== undefined };
};

const walk = (common: Common, segments: readonly string[]): void => {
  const { types, contract, first } = common;
  const cast = `${contract.entity.namespace}.`;
  let [type = '', ...rest] = segments;
  for (let [segment, ...more] = rest; segment !== undefined; [segment, ...more] = rest) {
    rest = more;
    if (segment.startsWith(cast)) {
      add(types, segment.slice(cast.length), type);
      type = segment.slice(cast.length);
      continue;
    }
    const key = parameterIn(more[0]);
    if (key !== undefined) rest = more.slice(1);
    const navigation = navigationOf(common, segment, key);
    if (!declared(types, type, segment)) types.get(type)?.navigations.push(navigation);
    if (navigation.type !== first && navigation.type !== contract.entity.name) add(types, navigation.type, first);
    type = navigation.type;
  }
};

/** The types of the paths, the singleton that they begin with, and where the collection is declared. */
export const navigationsOf = (contract: Contract, base: string) => {
  const all = Object.values(contract.paths.templates).map(segmentsOf);
  const [[singleton = '', , key] = []] = all;
  const first = typeOfKey(parameterIn(key) ?? '');
  const types: Types = new Map();
  add(types, singleton, base);
  add(types, first, base);
  for (const segments of all) walk({ types, contract, first }, segments);
  return { types: [...types.values()], singleton, collection: { type: first, property: contract.paths.collection } };
};
