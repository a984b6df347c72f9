// An entity type as the contract needs it: the names of its properties and the Edm type of each.

/** An enumeration: JSON carries the name of a member (OData JSON Format 4.01, 7.1). */
export type Enumeration = { readonly name: string; readonly members: readonly string[] };

export type PropertyType = 'String' | 'Int32' | 'DateTimeOffset' | Enumeration;

/** The kinds of types that tables are made by: every enumeration is of one kind. */
export type Kind = Extract<PropertyType, string> | 'Enum';

export type EntityType = {
  readonly namespace: string;
  /** The short name of the namespace (OData CSDL 4.01, 5.1 Schema: Alias), where the schema has one. */
  readonly alias?: string;
  readonly name: string;
  /** The type of the same namespace that it derives from, where metadata says so. */
  readonly base?: string;
  /** The properties that a create requires, in the order of the page's table. */
  readonly properties: Readonly<Record<string, PropertyType>>;
};

/** The key of every entity in Microsoft Graph (CSDL: graph.entity). */
export const keyName = 'id';

/** The control information that names an entity's type (OData JSON Format 4.01, 4.6.3). */
export const typeAnnotation = '@odata.type';

/** The kind of a type. */
export const kindOf = (type: PropertyType): Kind => (typeof type === 'string' ? type : 'Enum');

/** The names of the properties, in their order. */
export const propertyNamesOf = ({ properties }: EntityType): readonly string[] => Object.keys(properties);

/** The properties of one kind, in their order. */
export const propertiesOfKind = ({ properties }: EntityType, kind: Kind): readonly string[] =>
  Object.keys(properties).filter((name) => properties[name] !== undefined && kindOf(properties[name]) === kind);

/** What the type annotation says of an entity of this type. */
export const odataTypeOf = ({ namespace, name }: EntityType): string => `#${namespace}.${name}`;

/**
 * A pattern of the texts that name this type (OData JSON Format 4.01, 4.6.3): a fragment with the namespace or its alias, alone
 * or of an absolute URI; also without `#`, which a requirement of its own is about.
 */
export const typePattern = ({ namespace, alias, name }: EntityType): string => {
  const schemas = [namespace, ...(alias === undefined ? [] : [alias])].map((schema) => schema.replaceAll('.', '\\.'));
  return `^(?:(?:[A-Za-z][A-Za-z\\d+.-]*:[^#\\s]*)?#)?(?:${schemas.join('|')})\\.${name}$`;
};

const words = { String: 'a String', Int32: 'an Int32', DateTimeOffset: 'a DateTimeOffset' } as const;

/** A value of a type, as a finding names it. */
export const aValueOf = (type: PropertyType): string =>
  typeof type === 'string' ? words[type] : `a member of ${type.name}`;
