// Which path a request is for, and what matching it needs to know.
import type { TypeGraph } from './type-graph.ts';

/**
 * Which path a request is for; `ids` are the keys in it, `rest` is the key of one entity behind the collection, or empty. A path that
 * only the metadata allows is named after the casts and properties on its way.
 */
export type PathMatch = { readonly path: string; readonly ids: readonly string[]; readonly rest: string };

/** What is known of paths beside their templates. */
export type PathOptions = {
  readonly namespace?: string;
  /** The alias that a cast may use for the namespace. */
  readonly alias?: string | undefined;
  /** Which further paths the metadata allows. */
  readonly graph?: TypeGraph | undefined;
  /** Templates beyond those of the page, by name. */
  readonly further?: Readonly<Record<string, string>> | undefined;
};

/** Matches a request path (below the base URL, without query, normalised). */
export type Match = (path: string) => PathMatch | undefined;
