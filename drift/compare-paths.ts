// Where the creates that a description allows differ from the documented paths.
import type { Contract } from '../contracts/contract.ts';
import { createdStatus, mediaType } from '../contracts/odata/create.ts';
import { metadataMatcher } from '../contracts/odata/metadata-paths.ts';
import type { DescribedCreate, Description, PathStatement } from './description.ts';
import { type Drift, type DriftId, drift } from './drift.ts';
import { shapeIn } from './wanted.ts';

/** Whether the metadata that the contract was last compared with allows a template. */
const knownBy = ({ operation, entity, paths }: Contract): ((template: string) => boolean) => {
  const [first = ''] = Object.values(paths.templates);
  const { namespace, alias } = entity;
  const match = metadataMatcher(first, { namespace, alias, graph: operation.graph });
  return (template) => match(template.replaceAll(/\{[^}]*\}/g, '1')) !== undefined;
};

/** The permissions that a create takes where that of the contract is not enough: at all, or for some ways to sign in. */
const permissionsBeside = (permission: string, { permissions, schemes = [] }: DescribedCreate): readonly string[] => {
  if (permissions === undefined) return [];
  if (!permissions.includes(permission)) return [permissions.join(' or ')];
  const others = schemes.filter(({ scopes }) => !scopes.includes(permission));
  return others.map(({ name, scopes }) => `${scopes.join(' or ')} as ${name || 'another scheme'}`);
};

const compareCreate = (contract: Contract, create: DescribedCreate): Drift[] => {
  const { template, place, insertable, mediaTypes, statuses, isContained, deprecated } = create;
  const differs = (id: DriftId, says: string): Drift => drift(id, { subject: template, says, place });
  const { permission } = contract.operation;
  return [
    ...(insertable === false ? [differs('path.notInsertable', 'is not insertable')] : []),
    ...permissionsBeside(permission, create).map((takes) =>
      differs('path.permission', `takes ${takes}; the contract has ${permission}`),
    ),
    ...(mediaTypes === undefined
      ? []
      : [differs('path.mediaType', `takes ${mediaTypes.join(' or ')}; the contract has ${mediaType}`)]),
    ...(statuses === undefined || statuses.length === 0 || statuses.includes(createdStatus)
      ? []
      : [differs('path.answer', `is answered with ${statuses.join(' or ')}; the contract has ${createdStatus}`)]),
    ...(isContained === false ? [differs('path.containment', 'is not contained in the entity it hangs on')] : []),
    ...(deprecated === undefined ? [] : [differs('path.deprecated', `deprecated: ${deprecated}`)]),
  ];
};

const comparePath = (contract: Contract, template: string, statement: PathStatement): Drift[] => {
  if (statement.says === 'allowed') return compareCreate(contract, { ...statement.create, template });
  if (statement.says === 'unstated') return [];
  const { why, place } = statement;
  const isKnown = contract.operation.graph !== undefined && !knownBy(contract)(template);
  return [drift(isKnown ? 'path.contradicted' : 'path.removed', { subject: template, says: why, place })];
};

/** The creates that a description allows beyond the documented ones. */
export const beyondPage = (contract: Contract, { creates }: Description): readonly DescribedCreate[] => {
  const shape = shapeIn(contract.entity);
  const documented = new Set(Object.values(contract.paths.templates).map(shape));
  return creates.filter(({ template }) => !documented.has(shape(template)));
};

/** The differences between the documented paths and what a description says of them, and the paths that are new. */
export const comparePaths = (contract: Contract, description: Description): Drift[] => {
  const isKnown = knownBy(contract);
  return [
    ...Object.entries(contract.paths.templates).flatMap(([name, template]) => {
      const statement = description.paths[name];
      return statement === undefined ? [] : comparePath(contract, template, statement);
    }),
    ...beyondPage(contract, description)
      .filter(({ template }) => !isKnown(template))
      .map(({ template, place, alike }) => {
        const more = alike === undefined ? '' : `; what follows ${alike} may follow here`;
        return drift('path.new', { subject: template, says: `creates the entity as well${more}`, place });
      }),
    ...description.recursive.map(({ walk, place }) =>
      drift('path.recursive', { subject: walk, says: 'leads back to a type on its way; not followed further', place }),
    ),
  ];
};
