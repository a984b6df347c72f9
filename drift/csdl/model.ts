// Schemas with their names resolved: what a type inherits, what derives from it, and what is said of it elsewhere.
import type { Place } from '../description.ts';
import {
  type RawAnnotation,
  type RawContainer,
  type RawDefinition,
  type RawEnum,
  type RawNavigation,
  type RawSet,
  type RawType,
  type Schemas,
  stated,
} from './schemas.ts';

export type Model = {
  readonly format: string;
  /** Where each namespace is declared. */
  readonly namespaces: ReadonlyMap<string, Place>;
  /** Namespaces that are declared in other files. */
  readonly included: ReadonlySet<string>;
  /** Where its entity container is declared, where it has one. */
  readonly container?: Place;
  /** Whether every entity set is known: a container may extend one in another file. */
  readonly isContainerWhole: boolean;
  /** A name with its namespace in place of an alias. */
  readonly resolve: (name: string) => string;
  readonly types: ReadonlyMap<string, RawType>;
  readonly enums: ReadonlyMap<string, RawEnum>;
  readonly definitions: ReadonlyMap<string, RawDefinition>;
  readonly sets: ReadonlyMap<string, RawSet & { readonly container: string }>;
  /** A type and those it inherits from, nearest first; `isWhole` is false where a base type is missing or inherits from itself. */
  readonly lineOf: (name: string) => { readonly types: readonly RawType[]; readonly isWhole: boolean };
  /** The names of the types that derive from a type directly. */
  readonly childrenOf: (name: string) => readonly string[];
  /** All types that derive from a type. */
  readonly derivedOf: (name: string) => readonly RawType[];
  /** The annotations of a target, by their resolved terms; `inline` are those that stand on it. */
  readonly annotations: (target: string, inline?: readonly RawAnnotation[]) => ReadonlyMap<string, RawAnnotation>;
};

/** What stands before the name of one of OASIS's terms where a document does not include its namespace. */
const vocabularies: Readonly<Record<string, string>> = {
  Capabilities: 'Org.OData.Capabilities.V1',
  Core: 'Org.OData.Core.V1',
  Validation: 'Org.OData.Validation.V1',
};

const resolver = ({ aliases, namespaces }: Schemas): ((name: string) => string) => {
  return (name) => {
    const end = name.lastIndexOf('.');
    const qualifier = name.slice(0, end);
    if (end < 0 || namespaces.has(qualifier)) return name;
    const namespace = aliases.get(qualifier) ?? vocabularies[qualifier];
    return namespace === undefined ? name : `${namespace}${name.slice(end)}`;
  };
};

const byName = <T extends { readonly name: string }>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.name, entry]));

/** The sets of all containers; of two with one name, the one that is declared first. */
const setsOf = (containers: readonly RawContainer[]): Model['sets'] =>
  new Map(
    containers
      .toReversed()
      .flatMap(({ name: container, sets }) => sets.map((set) => [set.name, { ...set, container }])),
  );

const isWhole = (containers: readonly RawContainer[], resolve: Model['resolve']): boolean => {
  const names = new Set(containers.map(({ name }) => name));
  return containers.every(({ base }) => base === undefined || names.has(resolve(base)));
};

const lines = (types: Model['types'], resolve: Model['resolve']): Model['lineOf'] => {
  return (name) => {
    const line = new Set<RawType>();
    let next: string | undefined = name;
    while (next !== undefined) {
      const type = types.get(next);
      if (type === undefined || line.has(type)) return { types: [...line], isWhole: false };
      line.add(type);
      next = type.base === undefined ? undefined : resolve(type.base);
    }
    return { types: [...line], isWhole: true };
  };
};

type Children = ReadonlyMap<string, readonly RawType[]>;

const descendants = (children: Children): Model['derivedOf'] => {
  return (name) => {
    const found = new Set<RawType>();
    const waiting = [name];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      for (const child of children.get(next) ?? [])
        if (!found.has(child)) {
          found.add(child);
          waiting.push(child.name);
        }
    return [...found];
  };
};

/** A target of annotations, with its names resolved: `ns.Type/property`, or `ns.Container/set/property`. */
const targetOf = (target: string, resolve: Model['resolve']): string => {
  const [first = '', ...rest] = target.split('/');
  return [resolve(first), ...rest.map((step) => (step.includes('.') ? resolve(step) : step))].join('/');
};

const annotationsBy = ({ targets }: Schemas, resolve: Model['resolve']): Model['annotations'] => {
  const apart = Map.groupBy(targets, ({ target }) => targetOf(target, resolve));
  return (target, inline = []) => {
    const elsewhere = (apart.get(target) ?? []).flatMap(({ annotations }) => annotations);
    return new Map([...elsewhere, ...inline].map((annotation) => [resolve(annotation.term), annotation]));
  };
};

/** The model of the schemas of a document. */
export const modelOf = (schemas: Schemas): Model => {
  const resolve = resolver(schemas);
  const types = byName(schemas.types);
  const children = Map.groupBy([...types.values()], ({ base = '' }) => resolve(base));
  return {
    format: schemas.format,
    namespaces: schemas.namespaces,
    included: schemas.included,
    ...stated({ container: schemas.containers[0]?.place }),
    isContainerWhole: isWhole(schemas.containers, resolve),
    resolve,
    types,
    enums: byName(schemas.enums),
    definitions: byName(schemas.definitions),
    sets: setsOf(schemas.containers),
    lineOf: lines(types, resolve),
    childrenOf: (name) => (children.get(name) ?? []).map((child) => child.name),
    derivedOf: descendants(children),
    annotations: annotationsBy(schemas, resolve),
  };
};

/** A navigation property that a type declares or inherits. */
export const navigationOf = (
  model: Model,
  type: string,
  name: string,
): { readonly declaredBy: RawType; readonly navigation: RawNavigation } | undefined => {
  for (const declaredBy of model.lineOf(type).types) {
    const navigation = declaredBy.navigations.find((one) => one.name === name);
    if (navigation !== undefined) return { declaredBy, navigation };
  }
  return undefined;
};

/** Whether a name is of a namespace that another file declares. */
export const isElsewhere = ({ namespaces, included }: Model, name: string): boolean => {
  const namespace = name.slice(0, name.lastIndexOf('.'));
  return !namespaces.has(namespace) && included.has(namespace);
};

/** A name without its namespace. */
export const localName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
