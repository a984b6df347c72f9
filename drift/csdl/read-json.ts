// Reads CSDL in JSON into schemas (OData CSDL JSON 4.01).
import { ownValue } from '../../contracts/odata/own-value.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { pointer } from '../json-pointer.ts';
import { NotADescription } from '../not-a-description.ts';
import {
  type AnnotationValue,
  emptySchemas,
  matters,
  type RawAnnotation,
  type RawEnum,
  type RawNavigation,
  type RawProperty,
  type RawSet,
  type RawType,
  type Schemas,
  stated,
} from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const whole = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

/** The members of an object that are objects themselves and no annotations: its declarations. */
const declared = (json: Json): (readonly [string, Json])[] =>
  Object.entries(json).flatMap(([name, value]) =>
    name.includes('@') || name.startsWith('$') || !isObject(value) ? [] : [[name, value] as const],
  );

const longest = 20;

const plain = (value: unknown, depth = 0): AnnotationValue => {
  if (depth > longest) return null;
  if (Array.isArray(value)) return value.map((one) => plain(one, depth + 1));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, depth + 1)]));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

/** The annotations of an object, or of one of its members: `@Term`, or `member@Term`. */
const annotationsOf = (json: Json, place: string, member = ''): RawAnnotation[] =>
  Object.entries(json).flatMap(([name, value]) => {
    const term = name.slice(member.length + 1);
    return name.startsWith(`${member}@`) && matters(term)
      ? [{ term, value: plain(value), place: `${place}/${pointer(name)}` }]
      : [];
  });

const limitsOf = (json: Json) =>
  stated({
    maxLength: whole(json['$MaxLength']),
    precision: whole(json['$Precision']),
    unicode: flag(json['$Unicode']),
  });

const propertyOf = ([name, json]: readonly [string, Json], place: string): RawProperty => ({
  name,
  // OData CSDL JSON 4.01, 7: an absent type is Edm.String, an absent $Nullable means not nullable.
  type: text(json['$Type']) ?? 'Edm.String',
  isCollection: json['$Collection'] === true,
  nullable: json['$Nullable'] === true,
  limits: limitsOf(json),
  ...stated({ defaultValue: json['$DefaultValue'] === undefined ? undefined : String(json['$DefaultValue']) }),
  annotations: annotationsOf(json, place),
  place,
});

const navigationOf = ([name, json]: readonly [string, Json], place: string): RawNavigation => ({
  name,
  type: text(json['$Type']) ?? '',
  isCollection: json['$Collection'] === true,
  isContained: json['$ContainsTarget'] === true,
  annotations: annotationsOf(json, place),
  place,
});

/** A key property is a name, or an object with an alias for its path. */
const keyOf = (key: unknown): readonly string[] | undefined =>
  Array.isArray(key) ? key.map((one) => String(isObject(one) ? Object.values(one)[0] : one)) : undefined;

const typeOf = (name: string, json: Json, place: string): RawType => {
  const members = declared(json).map((member) => [member, `${place}/${pointer(member[0])}`] as const);
  const isNavigation = ([[, member]]: (typeof members)[number]): boolean => member['$Kind'] === 'NavigationProperty';
  return {
    name,
    ...stated({ base: text(json['$BaseType']), key: keyOf(json['$Key']) }),
    isAbstract: json['$Abstract'] === true,
    isOpen: json['$OpenType'] === true,
    properties: members.filter((one) => !isNavigation(one)).map((one) => propertyOf(...one)),
    navigations: members.filter(isNavigation).map((one) => navigationOf(...one)),
    annotations: annotationsOf(json, place),
    place,
  };
};

const enumOf = (name: string, json: Json, place: string): RawEnum => ({
  name,
  isFlags: json['$IsFlags'] === true,
  members: Object.entries(json).flatMap(([member, value]) =>
    typeof value === 'number' && !member.includes('@') && !member.startsWith('$')
      ? [{ name: member, value, annotations: annotationsOf(json, place, member), place: `${place}/${pointer(member)}` }]
      : [],
  ),
  annotations: annotationsOf(json, place),
  place,
});

const setOf = ([name, json]: readonly [string, Json], place: string): RawSet => ({
  name,
  type: text(json['$Type']) ?? '',
  isCollection: json['$Collection'] === true,
  annotations: annotationsOf(json, place),
  place,
});

const isSet = ([, json]: readonly [string, Json]): boolean => typeof json['$Type'] === 'string';

type Declare = (schemas: Schemas, name: string, at: { readonly json: Json; readonly place: string }) => void;

const declarations: Readonly<Record<string, Declare>> = {
  EntityType: ({ types }, name, { json, place }) => void types.push(typeOf(name, json, place)),
  EnumType: ({ enums }, name, { json, place }) => void enums.push(enumOf(name, json, place)),
  TypeDefinition: ({ definitions }, name, { json }) =>
    void definitions.push({ name, type: text(json['$UnderlyingType']) ?? '', limits: limitsOf(json) }),
  EntityContainer: ({ containers }, name, { json, place }) =>
    void containers.push({
      name,
      ...stated({ base: text(json['$Extends']) }),
      sets: declared(json)
        .filter(isSet)
        .map((set) => setOf(set, `${place}/${pointer(set[0])}`)),
      place,
    }),
};

const readSchema = (schemas: Schemas, namespace: string, schema: Json): void => {
  schemas.namespaces.set(namespace, `/${pointer(namespace)}`);
  const alias = text(schema['$Alias']);
  if (alias !== undefined) schemas.aliases.set(alias, namespace);
  for (const [name, json] of declared(schema)) {
    const place = `/${pointer(namespace)}/${pointer(name)}`;
    ownValue(declarations, text(json['$Kind']) ?? '')?.(schemas, `${namespace}.${name}`, { json, place });
  }
  const apart = schema['$Annotations'];
  for (const [target, value] of isObject(apart) ? Object.entries(apart) : []) {
    const place = `/${pointer(namespace)}/$Annotations/${pointer(target)}`;
    if (isObject(value)) schemas.targets.push({ target, annotations: annotationsOf(value, place) });
  }
};

const readReferences = ({ aliases, included }: Schemas, references: unknown): void => {
  for (const reference of isObject(references) ? Object.values(references) : []) {
    const includes = isObject(reference) ? reference['$Include'] : undefined;
    for (const include of Array.isArray(includes) ? includes : []) {
      const [namespace, alias] = [text(include?.['$Namespace']), text(include?.['$Alias'])];
      if (namespace !== undefined) included.add(namespace);
      if (namespace !== undefined && alias !== undefined) aliases.set(alias, namespace);
    }
  }
};

/**
 * The schemas of a document of CSDL in JSON.
 * @throws NotADescription for JSON that is not CSDL of OData 4.
 */
export const readCsdlJson = (document: Json): Schemas => {
  const version = text(document['$Version']);
  if (version === undefined) throw new NotADescription('it is JSON without the $Version of CSDL');
  if (!version.startsWith('4')) throw new NotADescription(`it is CSDL of version ${version}; this reads version 4`);
  const schemas = emptySchemas('CSDL 4 (JSON)');
  readReferences(schemas, document['$Reference']);
  for (const [namespace, schema] of declared(document)) readSchema(schemas, namespace, schema);
  if (schemas.namespaces.size === 0) throw new NotADescription('it declares no schema');
  return schemas;
};
