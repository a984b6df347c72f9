// A property as a schema of OpenAPI describes it, in terms of Edm.

import { ownValue } from '../../contracts/odata/own-value.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { stated } from '../csdl/schemas.ts';
import type { DescribedProperty, DescribedType, Limits } from '../description.ts';
import { deprecationIn } from './deprecation.ts';
import type { Json, Node, OpenApi } from './document.ts';
import { type FlatSchema, schemaOf } from './schema-of.ts';

const texts: Readonly<Record<string, string>> = {
  'date-time': 'DateTimeOffset',
  date: 'Date',
  time: 'TimeOfDay',
  duration: 'Duration',
  uuid: 'Guid',
  byte: 'Binary',
  base64url: 'Binary',
  binary: 'Stream',
};

const numbers: Readonly<Record<string, string>> = {
  int32: 'Int32',
  int64: 'Int64',
  int16: 'Int16',
  uint8: 'Byte',
  int8: 'SByte',
  float: 'Single',
  decimal: 'Decimal',
};

const typesIn = ({ type }: Json): string[] =>
  (Array.isArray(type) ? type : [type]).filter((one): one is string => typeof one === 'string' && one !== 'null');

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const primitiveOf = (keywords: Json): string | undefined => {
  const [type, another] = typesIn(keywords);
  if (another !== undefined) return undefined;
  const format = textIn(keywords['format']) ?? '';
  if (type === 'string') return ownValue(texts, format) ?? 'String';
  // Without a format, an integer says nothing of its width.
  if (type === 'integer') return ownValue(numbers, format) ?? 'Int32';
  if (type === 'number') return ownValue(numbers, format) ?? 'Double';
  return type === 'boolean' ? 'Boolean' : undefined;
};

/** The values that a schema lists: as `enum`, or as one constant for each of several alternatives. */
const valuesIn = ({ enum: values, oneOf, anyOf }: Json): readonly unknown[] | undefined => {
  if (Array.isArray(values)) return values;
  const alternatives = [oneOf, anyOf]
    .flatMap((all): readonly unknown[] => (Array.isArray(all) ? all : []))
    .filter(isObject);
  const listed = alternatives
    .filter(({ type }) => type !== 'null')
    .map((one) => (Object.hasOwn(one, 'const') ? [one['const']] : one['enum']));
  return listed.length > 0 && listed.every((one) => Array.isArray(one)) ? listed.flat() : undefined;
};

const isFlagsIn = ({ 'x-ms-enum-flags': flags }: Json): boolean => isObject(flags) && flags['isFlags'] === true;

const enumIn = ({ keywords, component, place }: FlatSchema): DescribedType | undefined => {
  const names = valuesIn(keywords)?.filter((value) => value !== null);
  if (!names?.every((name) => typeof name === 'string')) return undefined;
  return {
    kind: 'enum',
    name: component ?? '',
    isFlags: isFlagsIn(keywords),
    members: names.map((name) => ({ name, place })),
    place,
  };
};

/** Whether a schema says nothing of a type, or says it in another file. A reference within the document that leads nowhere says something wrong. */
const isSilent = ({ keywords, component }: FlatSchema): boolean => {
  const { $ref: reference, properties } = keywords;
  const isLocal = typeof reference === 'string' && reference.startsWith('#');
  return component === undefined && properties === undefined && typesIn(keywords).length === 0 && !isLocal;
};

const typeOf = (schema: FlatSchema): DescribedType => {
  const primitive = primitiveOf(schema.keywords);
  const name = schema.component ?? (typesIn(schema.keywords).join(' or ') || 'unstated');
  return (
    enumIn(schema) ??
    (primitive === undefined
      ? { kind: isSilent(schema) ? 'unstated' : 'other', name }
      : { kind: 'primitive', name: primitive })
  );
};

const smallest = ({ minimum, exclusiveMinimum }: Json): number | undefined => {
  const lowest = numberIn(minimum);
  if (exclusiveMinimum === true) return lowest === undefined ? undefined : lowest + 1;
  const excluded = numberIn(exclusiveMinimum);
  return excluded === undefined ? lowest : Math.max(excluded + 1, lowest ?? excluded + 1);
};

const largest = ({ maximum, exclusiveMaximum }: Json): number | undefined => {
  const highest = numberIn(maximum);
  if (exclusiveMaximum === true) return highest === undefined ? undefined : highest - 1;
  const excluded = numberIn(exclusiveMaximum);
  return excluded === undefined ? highest : Math.min(excluded - 1, highest ?? excluded - 1);
};

const limitsOf = (keywords: Json): Limits =>
  stated({
    minLength: numberIn(keywords['minLength']),
    pattern: textIn(keywords['pattern']),
    maxLength: numberIn(keywords['maxLength']),
    minimum: smallest(keywords),
    maximum: largest(keywords),
  });

/** A property; `required` is undefined where the schema requires nothing of what the contract requires. */
export const propertyOf = (
  document: OpenApi,
  [name, node]: readonly [string, Node],
  required: boolean | undefined,
): DescribedProperty => {
  const own = schemaOf(document, node);
  const isCollection = typesIn(own.keywords).includes('array');
  const { items } = own.keywords;
  const element =
    isCollection && typeof items === 'object' && items !== null
      ? schemaOf(document, { value: { ...items }, place: `${own.place}/items` })
      : own;
  const { keywords } = own;
  const { default: fallback } = keywords;
  return {
    name,
    place: node.place,
    type: typeOf(element),
    isCollection,
    limits: limitsOf(keywords),
    ...stated({
      nullable: own.nullable,
      required,
      defaultValue: fallback === undefined || fallback === null ? undefined : String(fallback),
      readOnly: keywords['readOnly'] === true ? 'readOnly' : undefined,
      deprecated: deprecationIn(keywords),
    }),
  };
};
