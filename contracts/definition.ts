// What a contract is made of: the data of one documented create. Everything else follows from it.
import type { Fault, Oddity } from './deviations/deviation.ts';
import type { EntityType } from './odata/entity-type.ts';
import type { TypeGraph } from './odata/type-graph.ts';

export type Operation = {
  /** As the page calls it. */
  readonly title: string;
  /** What a token must grant. */
  readonly permission: string;
  /** The documented paths, as the page writes them, by the name the project gives each; the plainest first. */
  readonly paths: Readonly<Record<string, string>>;
  /** What paths the metadata allows beyond those of the page, where that is known. */
  readonly graph?: TypeGraph;
  /** What is published of how much the service takes of an application in a tenant, in so many seconds, before it throttles. */
  readonly throttling?: { readonly writes: number; readonly requests: number; readonly seconds: number };
  /** Collections whose entities have a collection of the same name, of another type. */
  readonly siblings?: readonly string[];
};

/** The statements of a page that requirements cite, word for word, by what they say. */
export type Quotes = {
  readonly paths: string;
  readonly firstPath: string;
  readonly authorization: string;
  readonly accept: string;
  readonly permission: string;
  readonly personalAccount: string;
  readonly representation: string;
  readonly required: string;
  readonly key: string;
  /** The line of each property. */
  readonly properties: Readonly<Record<string, string>>;
  readonly created: string;
  readonly sentMediaType: string;
  readonly answeredMediaType: string;
  readonly typeAnnotation: string;
  readonly allProperties: string;
};

export type Page = {
  readonly url: string;
  /** The file of the decisions that the page leaves open, from the root of the package. */
  readonly rulings: string;
  readonly quotes: Quotes;
};

/** An entity under which others are created; `type` is its name without the namespace. */
export type Parent = { readonly id: string; readonly displayName: string; readonly type: string };

/** What the paths hang on: entities that must be there before anything is created under them. */
export type Parents = {
  /** The collection that every path begins with. */
  readonly collection: string;
  /** Those that the embedded tenant shows. */
  readonly examples: readonly Parent[];
  /** The segment behind a parent for what it is assigned to: one that is assigned to something is in use. */
  readonly assignments: string;
  /** The collection below a parent that a second key of a path is from, by the parameter of that key. */
  readonly nested: Readonly<Record<string, { readonly walk: string; readonly examples: readonly Parent[] }>>;
  /** Which types of parents may do for a path that casts to none, by the path's name. */
  readonly needs: Readonly<Record<string, { readonly says: string; readonly pattern: RegExp }>>;
};

export type Definition = {
  /** The module that exports it as `contract`, from the root and without extension: threads load it from there. */
  readonly module: string;
  readonly operation: Operation;
  readonly entity: EntityType;
  readonly page: Page;
  readonly parents: Parents;
  /** What faults are called by that are about a property. */
  readonly shortNames: Readonly<Record<string, string>>;
  /** Mistakes and lawful peculiarities that no type explains. */
  readonly faults: readonly Fault[];
  readonly oddities: readonly Oddity[];
  /**
   * How many known mistakes each case shows that those before it do not, by requirement and name (`bodies.empty#e0`), where
   * that was measured.
   */
  readonly tellingCases?: Readonly<Record<string, number>>;
  /** The bodies of the page's example exchange, byte for byte. */
  readonly example: { readonly request: string; readonly answer: string };
};

/** The first segment of every path: what stands before it is the base URL. */
export const rootOf = ({ collection }: Parents): string => collection.split('/', 2).join('/');
