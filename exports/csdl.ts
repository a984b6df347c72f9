// The contract as metadata: CSDL 4.0 in XML. Where the page walks a property without saying its type, that is the type that the
// paths begin with.
import Builder from 'fast-xml-builder';
import type { Contract } from '../contracts/contract.ts';
import { ticksDigits } from '../contracts/odata/edm.ts';
import { type EntityType, keyName, type PropertyType } from '../contracts/odata/entity-type.ts';
import { bodyId } from '../contracts/requirements/requirement-id.ts';
import { navigationsOf, type TypeOfPaths } from './types-of-paths.ts';

type Element = { readonly [name: string]: string | number | Element | readonly Element[] };

const qualified = ({ namespace }: EntityType, name: string): string => `${namespace}.${name}`;

const edmOf = (entity: EntityType, type: PropertyType): string =>
  typeof type === 'string' ? `Edm.${type}` : qualified(entity, type.name);

/** Null is allowed where the contract leaves it open. */
const propertyOf = ({ entity, requirements }: Contract, [name, type]: readonly [string, PropertyType]): Element => ({
  '@Name': name,
  '@Type': edmOf(entity, type),
  // Without it a reader may take fractions of a second for not allowed (OData CSDL XML 4.01, 7.2.3).
  ...(type === 'DateTimeOffset' ? { '@Precision': ticksDigits } : {}),
  ...(requirements.get(bodyId(name, 'null')).level === 'MUST' ? { '@Nullable': 'false' } : {}),
});

const enumsOf = ({ entity }: Contract): Element[] => {
  const all = Object.values(entity.properties).flatMap((type) => (typeof type === 'string' ? [] : [type]));
  return [...new Map(all.map((type) => [type.name, type])).values()].map(({ name, members }) => ({
    '@Name': name,
    Member: members.map((member, value) => ({ '@Name': member, '@Value': value })),
  }));
};

const pathTypeOf = ({ entity }: Contract, { name, base, navigations }: TypeOfPaths): Element => ({
  '@Name': name,
  '@BaseType': qualified(entity, base),
  ...(navigations.length === 0
    ? {}
    : {
        NavigationProperty: navigations.map(({ property, type, isCollection, isContained }) => ({
          '@Name': property,
          '@Type': isCollection ? `Collection(${qualified(entity, type)})` : qualified(entity, type),
          ...(isContained ? { '@ContainsTarget': 'true' } : {}),
        })),
      }),
});

const rootType = 'entity';

const base = (): Element => ({
  '@Name': rootType,
  '@Abstract': 'true',
  Key: { PropertyRef: { '@Name': keyName } },
  Property: { '@Name': keyName, '@Type': 'Edm.String', '@Nullable': 'false' },
});

const entityOf = (contract: Contract): Element => ({
  '@Name': contract.entity.name,
  '@BaseType': qualified(contract.entity, rootType),
  Property: Object.entries(contract.entity.properties).map((property) => propertyOf(contract, property)),
});

/** What the page says of the collection: creates are allowed, with this permission. */
const insertable = ({ operation: { permission } }: Contract): Element => ({
  '@Term': 'Org.OData.Capabilities.V1.InsertRestrictions',
  Record: {
    PropertyValue: [
      { '@Property': 'Insertable', '@Bool': 'true' },
      {
        '@Property': 'Permissions',
        Collection: {
          Record: {
            PropertyValue: [
              { '@Property': 'SchemeName', '@String': 'Bearer' },
              {
                '@Property': 'Scopes',
                Collection: { Record: { PropertyValue: { '@Property': 'Scope', '@String': permission } } },
              },
            ],
          },
        },
      },
    ],
  },
});

const schemaOf = (contract: Contract): Element => {
  const { entity } = contract;
  const { types, singleton, collection } = navigationsOf(contract, rootType);
  return {
    '@Namespace': entity.namespace,
    ...(entity.alias === undefined ? {} : { '@Alias': entity.alias }),
    '@xmlns': 'http://docs.oasis-open.org/odata/ns/edm',
    EnumType: enumsOf(contract),
    EntityType: [base(), entityOf(contract), ...types.map((type) => pathTypeOf(contract, type))],
    EntityContainer: {
      '@Name': 'Service',
      Singleton: { '@Name': singleton, '@Type': qualified(entity, singleton) },
    },
    Annotations: {
      '@Target': `${qualified(entity, collection.type)}/${collection.property}`,
      Annotation: insertable(contract),
    },
  };
};

/** The contract as CSDL 4.0 in XML. */
export const toCsdl = (contract: Contract): string => {
  const builder = new Builder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  });
  const document = {
    'edmx:Edmx': {
      '@Version': '4.0',
      '@xmlns:edmx': 'http://docs.oasis-open.org/odata/ns/edmx',
      'edmx:DataServices': { Schema: schemaOf(contract) },
    },
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(document)}`;
};
