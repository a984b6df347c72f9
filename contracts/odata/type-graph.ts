// Entity types and the navigation properties between them, as a schema declares them: which paths it allows, with casts
// (OData URL Conventions 4.01, 4.3 and 4.11).

/** A schema's entity types, as far as paths walk them. */
export type TypeGraph = {
  /** The type that the paths begin with. */
  readonly root: string;
  /** The types that derive from each type directly. */
  readonly derived: Readonly<Record<string, readonly string[]>>;
  /** The navigation properties that each type declares: `type`, or `Collection(type)`. */
  readonly navigations: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** Where a walk ends: the casts and properties on the way, and the keys in it. */
export type Walk = { readonly steps: readonly string[]; readonly keys: readonly string[] };

type State = Walk & { readonly type: string };

const basesOf = ({ derived }: TypeGraph): ReadonlyMap<string, string> =>
  new Map(Object.entries(derived).flatMap(([base, types]) => types.map((type) => [type, base] as const)));

const ancestry = (bases: ReadonlyMap<string, string>, type: string): string[] => {
  const base = bases.get(type);
  return base === undefined ? [type] : [type, ...ancestry(bases, base)];
};

const inCollection = /^Collection\((.*)\)$/;

/**
 * How to walk segments behind an entity of the root type; undefined where the schema does not allow it. `castIn` gives the
 * local name of the type that a segment casts to.
 */
export const walkerOf = (graph: TypeGraph, castIn: (segment: string) => string | undefined) => {
  const bases = basesOf(graph);
  const cast = ({ type, steps, keys }: State, to: string): State | undefined =>
    ancestry(bases, to).includes(type) ? { type: to, steps: [...steps, to], keys } : undefined;

  const navigate = ({ type, steps, keys }: State, property: string, key: string | undefined): State | undefined => {
    const target = ancestry(bases, type)
      .map((declaring) => graph.navigations[declaring]?.[property])
      .find((found) => found !== undefined);
    const [, element] = inCollection.exec(target ?? '') ?? [];
    if (target === undefined || (element !== undefined && key === undefined)) return undefined;
    return {
      type: element ?? target,
      steps: [...steps, property],
      keys: element === undefined || key === undefined ? keys : [...keys, key],
    };
  };

  const walk = (state: State, segments: readonly string[]): Walk | undefined => {
    const [segment, next] = segments;
    if (segment === undefined) return { steps: state.steps, keys: state.keys };
    const type = castIn(segment);
    const after = type === undefined ? navigate(state, segment, next) : cast(state, type);
    const used = after !== undefined && after.keys.length > state.keys.length ? 2 : 1;
    return after && walk(after, segments.slice(used));
  };

  return (segments: readonly string[]): Walk | undefined => walk({ type: graph.root, steps: [], keys: [] }, segments);
};
