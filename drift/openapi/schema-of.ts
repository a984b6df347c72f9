// Schemas of a document without references and combinations: what all of them together say of an object or a value.
import { isObject } from '../../contracts/odata/read-body.ts';
import { pointer } from '../json-pointer.ts';
import type { Json, Node, OpenApi } from './document.ts';

/** A schema with the pointer where it stands, and the name of the component it is, where it is one. */
export type FlatSchema = {
  /** Keywords of it and of what it combines, the outermost first. */
  readonly keywords: Json;
  readonly properties: ReadonlyMap<string, Node>;
  readonly required: ReadonlySet<string>;
  readonly nullable?: boolean;
  readonly component?: string;
  readonly place: string;
  /** Whether all it refers to was found. */
  readonly isWhole: boolean;
};

const local = /^#(\/.*)$/;
const schemaName = /^\/components\/schemas\/([^/]+)$/;

// More references and combinations than any schema has: a circle ends here.
const most = 500;

type Collected = {
  readonly nodes: Node[];
  readonly seen: Set<string>;
  nullable: boolean | undefined;
  isWhole: boolean;
};

const decode = (reference: string): string => {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
};

/** The node that a reference leads to; undefined for one in another file, or one that leads nowhere. */
export const referred = (document: OpenApi, node: Node): Node | undefined => {
  const { $ref: reference } = node.value;
  if (typeof reference !== 'string') return node;
  const [, place] = local.exec(decode(reference)) ?? [];
  return place === undefined ? undefined : document.at(place);
};

/** Follows references from a node to what they lead to in the end. */
export const follow = (document: OpenApi, node: Node | undefined): Node | undefined => {
  const seen = new Set<string>();
  let at = node;
  while (at !== undefined && typeof at.value['$ref'] === 'string') {
    if (seen.has(at.place)) return undefined;
    seen.add(at.place);
    at = referred(document, at);
  }
  return at;
};

const childrenOf = ({ value, place }: Node, keyword: string): Node[] => {
  const children = value[keyword];
  return Array.isArray(children)
    ? children.flatMap((child, index) =>
        isObject(child) ? [{ value: child, place: `${place}/${keyword}/${index}` }] : [],
      )
    : [];
};

const isNull = ({ value }: Node): boolean =>
  value['type'] === 'null' ||
  (value['nullable'] === true &&
    value['$ref'] === undefined &&
    value['enum'] === undefined &&
    value['properties'] === undefined);

/** The only alternative beside null; several alternatives say too little. */
const alternative = (node: Node): { readonly only?: Node; readonly nullable: boolean } => {
  const all = [...childrenOf(node, 'anyOf'), ...childrenOf(node, 'oneOf')];
  const others = all.filter((one) => !isNull(one));
  const [only, another] = others;
  return { ...(only !== undefined && another === undefined ? { only } : {}), nullable: others.length < all.length };
};

const nullableIn = ({ nullable, type }: Json): boolean | undefined => {
  if (Array.isArray(type) && type.includes('null')) return true;
  return typeof nullable === 'boolean' ? nullable : undefined;
};

/** What a node says itself: OpenAPI 3.0 ignores what stands beside a reference (3.0.4, 4.7.23.2), 3.1 does not. */
const ownOf = ({ version }: OpenApi, { value, place }: Node): Node => {
  const { $ref: reference } = value;
  return typeof reference === 'string' && version.startsWith('3.0')
    ? { value: { $ref: reference }, place }
    : { value, place };
};

const collect = (document: OpenApi, found: Node, into: Collected): void => {
  const node = ownOf(document, found);
  if (into.seen.has(node.place)) return;
  if (into.seen.size > most) {
    into.isWhole = false;
    return;
  }
  into.seen.add(node.place);
  into.nodes.push(node);
  into.nullable ??= nullableIn(node.value);
  if (typeof node.value['$ref'] === 'string') {
    const next = referred(document, node);
    if (next === undefined) into.isWhole = false;
    else collect(document, next, into);
  }
  for (const child of childrenOf(node, 'allOf')) collect(document, child, into);
  const { only, nullable } = alternative(node);
  if (nullable) into.nullable = true;
  if (only !== undefined) collect(document, only, into);
};

const propertiesIn = (nodes: readonly Node[]): Map<string, Node> => {
  const found = new Map<string, Node>();
  // `true` is a schema of any value (JSON Schema 2020-12, 4.3.2).
  for (const { value, place } of nodes)
    for (const [name, property] of isObject(value['properties']) ? Object.entries(value['properties']) : [])
      if ((isObject(property) || property === true) && !found.has(name))
        found.set(name, { value: property === true ? {} : property, place: `${place}/properties/${pointer(name)}` });
  return found;
};

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

const componentIn = (nodes: readonly Node[]): string | undefined =>
  nodes.map(({ place }) => schemaName.exec(place)?.[1]).find((name) => name !== undefined);

/** A schema with all it refers to and combines. */
export const schemaOf = (document: OpenApi, node: Node): FlatSchema => {
  const into: Collected = { nodes: [], seen: new Set(), nullable: undefined, isWhole: true };
  collect(document, node, into);
  const { nodes, nullable, isWhole } = into;
  const component = componentIn(nodes);
  return {
    keywords: Object.assign({}, ...nodes.map(({ value }) => value).reverse()),
    properties: propertiesIn(nodes),
    required: new Set(nodes.flatMap(({ value }) => namesIn(value['required']))),
    ...(nullable === undefined ? {} : { nullable }),
    ...(component === undefined ? {} : { component }),
    place: nodes.find(({ value }) => value['$ref'] === undefined)?.place ?? node.place,
    isWhole,
  };
};
