// Where a described entity differs from that of the contract: its existence, key, inheritance.
import type { Contract } from '../contracts/contract.ts';
import { keyName } from '../contracts/odata/entity-type.ts';
import { compareProperties } from './compare-properties.ts';
import type { DescribedEntity, DescribedProperty, Description } from './description.ts';
import { type Drift, type DriftId, drift } from './drift.ts';

const compareKey = ({ name: entity, key, keyProperties, place }: DescribedEntity): Drift[] => {
  const differs = (says: string, at = place): Drift => drift('key.changed', { subject: entity, says, place: at });
  if (key === undefined) return [];
  if (key.length !== 1 || key[0] !== keyName)
    return [
      differs(
        key.length === 0
          ? `has no key; the contract has ${keyName}`
          : `has the key ${key.join(', ')}; the contract has ${keyName}`,
      ),
    ];
  const [property] = keyProperties;
  return property === undefined || isString(property)
    ? []
    : [differs(`has a key of another type than String`, property.place)];
};

const isString = ({ type, isCollection }: DescribedProperty): boolean =>
  !isCollection && type.kind === 'primitive' && type.name === 'String';

/** Whether it derives from the type that the contract knows, as far as both sides say it. */
const compareBase = ({ entity: { namespace, base } }: Contract, { name, bases, place }: DescribedEntity): Drift[] => {
  const known = base === undefined ? undefined : `${namespace}.${base}`;
  if (known === undefined || bases === undefined || bases.includes(known)) return [];
  const [nearest = 'no other type'] = bases;
  return [drift('entity.base', { subject: name, says: `derives from ${nearest}; the contract has ${known}`, place })];
};

const compareNature = (entity: DescribedEntity): Drift[] => {
  const { name: subject, place, isAbstract, isOpen, subtypes, navigations, deprecated } = entity;
  const own = (id: DriftId, says: string): Drift => drift(id, { subject, says, place });
  return [
    ...(isAbstract ? [own('entity.abstract', 'is abstract')] : []),
    ...(isOpen ? [own('entity.open', 'is an open type')] : []),
    ...(deprecated === undefined ? [] : [own('entity.deprecated', `deprecated: ${deprecated}`)]),
    ...subtypes.map((type) =>
      drift('entity.subtype', { subject: type.name, says: `derives from ${subject}`, place: type.place }),
    ),
    ...navigations.map(({ name, place: at }) =>
      drift('navigation.new', {
        subject: `${subject}/${name}`,
        says: 'is a navigation property that the page does not have',
        place: at,
      }),
    ),
  ];
};

const missing = ({ entity: { namespace, name } }: Contract, description: Description): Drift => {
  const [other] = description.namesakes;
  const subject = `${namespace}.${name}`;
  if (description.isElsewhere)
    return drift('entity.elsewhere', { subject, says: `is not stated here: ${namespace} is declared in another file` });
  const place = other?.place ?? description.namespace;
  const says = other === undefined ? '' : `; ${other.name} has its name in another namespace`;
  return drift('entity.removed', { subject, says: `is not declared${says}`, place });
};

/** The differences between the entity of the contract and that of a description. */
export const compareEntity = (contract: Contract, description: Description): Drift[] => {
  const { entity } = description;
  if (entity === undefined) return [missing(contract, description)];
  return [
    ...compareKey(entity),
    ...compareBase(contract, entity),
    ...compareNature(entity),
    ...compareProperties(contract, entity),
  ];
};
