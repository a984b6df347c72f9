// An entity type as JSON Schema 2020-12: for Ajv, and for export.
import { int32, ticksDigits } from './edm.ts';
import {
  type EntityType,
  keyName,
  odataTypeOf,
  type PropertyType,
  propertyNamesOf,
  typeAnnotation,
  typePattern,
} from './entity-type.ts';
import { longestString } from './value-errors.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * OData's dateTimeOffsetValue as far as a pattern can express it: month lengths and leap years are left to the parser.
 * `digits` is the most fraction digits that the side in question may use; offsets are at most 14:00 in what is sent, and
 * below 24:00 in what is answered.
 */
const dateTimePattern = (digits: number, letters: 'exact' | 'any'): string => {
  const isExact = letters === 'exact';
  const [t, z] = isExact ? ['T', 'Z'] : ['[Tt]', '[Zz]'];
  const year = isExact ? '(?!0000)\\d{4}' : '-?(?:0\\d{3}|[1-9]\\d{3,8})';
  const offset = isExact ? '(?:(?:0\\d|1[0-3]):[0-5]\\d|14:00)' : '(?:[01]\\d|2[0-3]):[0-5]\\d';
  const seconds = `:[0-5]\\d(?:\\.\\d{1,${digits}})?`;
  return `^${year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])${t}(?:[01]\\d|2[0-3]):[0-5]\\d${isExact ? seconds : `(?:${seconds})?`}(?:${z}|[+-]${offset})$`;
};

/** The pattern of every text that an answer may give for a DateTimeOffset. */
export const answeredDateTime = dateTimePattern(12, 'any');

type Side = 'sent' | 'answered';

const typeSchemas = {
  String: (side: Side) => (side === 'sent' ? { type: 'string', maxLength: longestString } : { type: 'string' }),
  Int32: (side: Side) => ({ type: 'integer', minimum: side === 'sent' ? 0 : int32.min, maximum: int32.max }),
  DateTimeOffset: (side: Side) => ({
    type: 'string',
    pattern: side === 'sent' ? dateTimePattern(ticksDigits, 'exact') : answeredDateTime,
  }),
};

const schemaOf = (type: PropertyType, side: Side): object =>
  typeof type === 'string' ? typeSchemas[type](side) : { type: 'string', enum: type.members };

const propertySchemas = ({ properties }: EntityType, side: Side): object =>
  Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, schemaOf(type, side)]));

/** What a provider must accept in a create, as far as a schema can express it. */
export const createSchemaOf = (entity: EntityType): object => ({
  $schema: dialect,
  title: `${entity.name}, as sent by a create`,
  type: 'object',
  required: propertyNamesOf(entity),
  properties: { [typeAnnotation]: { const: odataTypeOf(entity) }, ...propertySchemas(entity, 'sent') },
  additionalProperties: false,
});

/** What a provider must answer to a create, as far as a schema can express it. */
export const createdSchemaOf = (entity: EntityType): object => ({
  $schema: dialect,
  title: `${entity.name}, as answered with 201`,
  type: 'object',
  required: [keyName, ...propertyNamesOf(entity)],
  properties: {
    [typeAnnotation]: { type: 'string', pattern: typePattern(entity) },
    [keyName]: { type: 'string', minLength: 1 },
    ...propertySchemas(entity, 'answered'),
  },
});
