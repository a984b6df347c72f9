// Schemas as a CSDL document declares them, before names are resolved (OData CSDL XML 4.01 and CSDL JSON 4.01).
import type { Limits, Place } from '../description.ts';

/** The value of an annotation, as far as annotations that matter here use expressions. */
export type AnnotationValue =
  | string
  | number
  | boolean
  | null
  | readonly AnnotationValue[]
  | { readonly [name: string]: AnnotationValue };

export type RawAnnotation = { readonly term: string; readonly value: AnnotationValue; readonly place: Place };

export type RawProperty = {
  readonly name: string;
  readonly type: string;
  readonly isCollection: boolean;
  readonly nullable: boolean;
  readonly limits: Limits;
  readonly defaultValue?: string;
  readonly annotations: readonly RawAnnotation[];
  readonly place: Place;
};

export type RawNavigation = {
  readonly name: string;
  readonly type: string;
  readonly isCollection: boolean;
  readonly isContained: boolean;
  readonly annotations: readonly RawAnnotation[];
  readonly place: Place;
};

export type RawType = {
  readonly name: string;
  readonly base?: string;
  readonly isAbstract: boolean;
  readonly isOpen: boolean;
  /** The names of its key properties; undefined where it declares no key. */
  readonly key?: readonly string[];
  readonly properties: readonly RawProperty[];
  readonly navigations: readonly RawNavigation[];
  readonly annotations: readonly RawAnnotation[];
  readonly place: Place;
};

export type RawMember = {
  readonly name: string;
  readonly value: number;
  readonly annotations: readonly RawAnnotation[];
  readonly place: Place;
};

export type RawEnum = {
  readonly name: string;
  readonly isFlags: boolean;
  readonly members: readonly RawMember[];
  readonly annotations: readonly RawAnnotation[];
  readonly place: Place;
};

export type RawDefinition = { readonly name: string; readonly type: string; readonly limits: Limits };

/** An entity set or a singleton. */
export type RawSet = {
  readonly name: string;
  readonly type: string;
  readonly isCollection: boolean;
  readonly annotations: readonly RawAnnotation[];
  readonly place: Place;
};

export type RawContainer = {
  readonly name: string;
  readonly base?: string;
  readonly sets: readonly RawSet[];
  readonly place: Place;
};

/** A document: names are qualified by the namespace they were declared in; references to other names are as written. */
export type Schemas = {
  readonly format: string;
  readonly types: RawType[];
  readonly enums: RawEnum[];
  readonly definitions: RawDefinition[];
  readonly containers: RawContainer[];
  /** Namespaces by alias, of schemas and of included ones. */
  readonly aliases: Map<string, string>;
  /** Where each namespace that is declared here is declared. */
  readonly namespaces: Map<string, Place>;
  /** Namespaces of other files. */
  readonly included: Set<string>;
  /** Annotations that stand apart from what they annotate, by their target as written. */
  readonly targets: { readonly target: string; readonly annotations: readonly RawAnnotation[] }[];
};

/** A document without a schema yet. */
export const emptySchemas = (format: string): Schemas => ({
  format,
  types: [],
  enums: [],
  definitions: [],
  containers: [],
  aliases: new Map(),
  namespaces: new Map(),
  included: new Set(),
  targets: [],
});

/** The type that a reference names, and whether it names a collection of it. */
export const typeIn = (reference: string): { readonly type: string; readonly isCollection: boolean } => {
  const [, element] = /^\s*Collection\((.*)\)\s*$/.exec(reference) ?? [];
  return { type: (element ?? reference).trim(), isCollection: element !== undefined };
};

/** A whole number in a text; undefined for anything else, such as `max` or `variable`. */
export const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^[+-]?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;

/** Entries without those that are undefined. */
export const stated = <T extends object>(entries: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> => {
  const kept: Partial<T> = {};
  for (const key in entries) {
    const value = entries[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
};

/** The terms that say something of a create, behind a namespace or its alias. */
const terms = /^[\w.]+\.(?:InsertRestrictions|NavigationRestrictions|Computed|Permissions|Revisions|Minimum|Maximum)$/;

/** Whether an annotation may matter here: most are descriptions, which are not kept. */
export const matters = (term: string): boolean => terms.test(term);
