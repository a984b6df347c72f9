// What a configuration must be for a path to have what is created under it: by the type the path casts to, or, where it
// casts to none, by what the contract says of the path.
import type { Definition } from '../../../contracts/definition.ts';

export type Need = {
  /** In words, for the file. */
  readonly says: string;
  /** Whether a configuration of this @odata.type may do. */
  readonly fits: (type: string) => boolean;
};

const castIn = ({ operation, entity }: Definition, path: string): string | undefined => {
  const cast = operation.paths[path]?.split('/').find((segment) => segment.startsWith(`${entity.namespace}.`));
  return cast?.slice(entity.namespace.length + 1);
};

/** The type that the configuration of a path must have. */
export const needOf = (contract: Definition, path: string): Need => {
  const namespace = `#${contract.entity.namespace}.`;
  const cast = castIn(contract, path);
  if (cast !== undefined)
    return { says: cast, fits: (type) => type.toLowerCase() === `${namespace}${cast}`.toLowerCase() };
  const need = contract.parents.needs[path];
  if (need === undefined) return { says: 'any configuration', fits: () => true };
  return { says: need.says, fits: (type) => type.startsWith(namespace) && need.pattern.test(type) };
};
