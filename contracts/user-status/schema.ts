// The same said as JSON Schema 2020-12, made from the entity: for Ajv, and for whoever wants the schema alone.
import { int32 } from '../odata/edm.ts';
import {
  complianceStatus,
  type EdmType,
  keyName,
  longestString,
  odataType,
  properties,
  propertyNames,
  typeAnnotation,
} from './entity.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * OData's dateTimeOffsetValue as far as a pattern can say it: month lengths and leap years are left to the parser.
 * `digits` is the most fraction digits that the side in question may use.
 */
const dateTimePattern = (digits: number, letters: 'exact' | 'any'): string => {
  const [t, z] = letters === 'exact' ? ['T', 'Z'] : ['[Tt]', '[Zz]'];
  const year = letters === 'exact' ? '(?!0000)\\d{4}' : '-?(?:0\\d{3}|[1-9]\\d{3,8})';
  return `^${year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])${t}(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,${digits}})?)?(?:${z}|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))$`;
};

/** The pattern of every text that an answer may give for a DateTimeOffset. */
export const answeredDateTime = dateTimePattern(12, 'any');

type Side = 'sent' | 'answered';

const typeSchemas: Record<EdmType, (side: Side) => object> = {
  String: (side) => (side === 'sent' ? { type: 'string', maxLength: longestString } : { type: 'string' }),
  Int32: (side) => ({ type: 'integer', minimum: side === 'sent' ? 0 : int32.min, maximum: int32.max }),
  ComplianceStatus: () => ({ type: 'string', enum: complianceStatus }),
  DateTimeOffset: (side) => ({
    type: 'string',
    pattern: side === 'sent' ? dateTimePattern(7, 'exact') : answeredDateTime,
  }),
};

const propertySchemas = (side: Side): object =>
  Object.fromEntries(propertyNames.map((name) => [name, typeSchemas[properties[name]](side)]));

/** What a provider must accept in a create, as far as a schema can say it. */
export const createSchema = {
  $schema: dialect,
  title: 'deviceConfigurationUserStatus, as sent by a create',
  type: 'object',
  required: propertyNames,
  properties: { [typeAnnotation]: { const: odataType }, ...propertySchemas('sent') },
  additionalProperties: false,
};

/** What a provider must answer to a create, as far as a schema can say it. */
export const createdSchema = {
  $schema: dialect,
  title: 'deviceConfigurationUserStatus, as answered with 201',
  type: 'object',
  required: [keyName, ...propertyNames],
  properties: {
    [typeAnnotation]: { const: odataType },
    [keyName]: { type: 'string', minLength: 1 },
    ...propertySchemas('answered'),
  },
};
