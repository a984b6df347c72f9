// What a reader looks for in a description: the entity, and the paths that the contract creates it on.
import type { Contract } from '../contracts/contract.ts';
import { propertyNamesOf } from '../contracts/odata/entity-type.ts';
import { collectionIn, normalised, segmentsOf } from '../contracts/odata/path-segments.ts';

export type Wanted = {
  /** The entity with its namespace, and without. */
  readonly entity: string;
  readonly localName: string;
  readonly namespace: string;
  /** The short name of the namespace, where paths use one. */
  readonly alias?: string;
  /** What a create requires. */
  readonly properties: readonly string[];
  /** The documented paths as the page writes them, by name. */
  readonly templates: Readonly<Record<string, string>>;
};

/** What to look for in a description, for a contract. */
export const wantedBy = ({ entity, paths }: Contract): Wanted => ({
  entity: `${entity.namespace}.${entity.name}`,
  localName: entity.name,
  namespace: entity.namespace,
  ...(entity.alias === undefined ? {} : { alias: entity.alias }),
  properties: propertyNamesOf(entity),
  templates: paths.templates,
});

/** Whether a segment of a template stands for a key. */
export const isParameter = (segment: string): boolean => /^\{.*\}$/.test(segment);

const keyInParentheses = /\((?:[^/{}()]*=)?\s*'?(\{[^}]*\})'?\s*\)/g;

/** The segments of a template: each key is one of its own, in whatever way the template writes it. */
export const stepsOf = (template: string): string[] =>
  segmentsOf(normalised(template.replaceAll(keyInParentheses, '/$1')));

/** Templates that differ in the names of parameters only have the same shape, and name the same path. */
export const shapeOf = (template: string): string =>
  stepsOf(template)
    .map((step) => (isParameter(step) ? '{}' : step))
    .join('/');

/** The shape of a template that may cast with the alias of the namespace. */
export const shapeIn =
  ({ namespace, alias }: Pick<Wanted, 'namespace' | 'alias'>) =>
  (template: string): string => {
    const shape = shapeOf(template);
    return alias === undefined ? shape : shape.replaceAll(`/${alias}.`, `/${namespace}.`);
  };

/** The collections that the documented paths end in. */
export const collectionsOf = ({ templates }: Wanted): readonly string[] => [
  ...new Set(Object.values(templates).map(collectionIn)),
];
