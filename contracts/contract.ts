// A contract: what a page promises, as data, with what follows from it. One is made for the page that this project is for;
// a second one, of a sibling page, lives with the tests.
import type { Definition } from './definition.ts';
import { type Paths, pathsOf } from './odata/paths.ts';
import { type Catalogue, catalogueOf } from './requirements/catalogue.ts';
import type { Requirement } from './requirements/requirement.ts';
import { requirementsOf } from './requirements/requirements.ts';

export type Contract = Definition & { readonly paths: Paths; readonly requirements: Catalogue };

/** The contract of an operation. */
export const defineContract = (definition: Definition): Contract => {
  const { operation, entity } = definition;
  const { namespace, alias } = entity;
  const paths = pathsOf(operation.paths, { namespace, alias, graph: operation.graph });
  return { ...definition, paths, requirements: catalogueOf(requirementsOf(definition)) };
};

/** The same contract with requirements of a user's own behind the documented ones. */
export const withRequirements = (contract: Contract, own: readonly Requirement[]): Contract =>
  own.length === 0 ? contract : { ...contract, requirements: catalogueOf([...contract.requirements.all, ...own]) };
