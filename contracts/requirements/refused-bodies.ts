// Requirements about the bodies that a provider must or should refuse, and those that nobody specifies.
import type { Definition } from '../definition.ts';
import { type PropertyType, propertiesOfKind, propertyNamesOf } from '../odata/entity-type.ts';
import { type ValueError, valueErrorsOf } from '../odata/value-errors.ts';
import { clientWords } from './client-words.ts';
import type { Level, Requirement, Source, When } from './requirement.ts';
import { bodyId, type RequirementId } from './requirement-id.ts';
import { quoted, ruled, standard } from './sources.ts';

type Row = {
  readonly id: RequirementId;
  readonly level: Level;
  readonly what: string;
  readonly toClient: string;
  readonly source: Source;
  readonly when: When;
};

const refused = ({ id, level, what, toClient, source, when }: Row): Requirement => {
  const isOpen = level === 'UNSPECIFIED';
  return {
    ...{ id, level, source, when, binds: 'both' },
    says: `${isOpen ? 'answers' : 'refuses'} ${what}`,
    toClient,
    then: { answers: isOpen ? 'either' : 'refusal' },
  };
};

/** Each error of a value: how strongly it is to be refused, and what it is. */
const errors: Record<ValueError, readonly [Level, string]> = {
  type: ['MUST', 'a value of the wrong JSON type'],
  null: ['MUST', 'null'],
  length: ['UNSPECIFIED', 'a string of more than 1,000 characters'],
  surrogate: ['UNSPECIFIED', 'a string with a lone surrogate'],
  fraction: ['MUST', 'a number with a fraction'],
  range: ['MUST', 'a number outside Int32'],
  negative: ['UNSPECIFIED', 'a number below 0'],
  unknown: ['MUST', 'a text that is no member'],
  memberNumber: ['UNSPECIFIED', 'the number of a member as text'],
  padded: ['MUST', 'a member with white space round it'],
  letterCase: ['SHOULD', 'a member in other letter case'],
  syntax: ['MUST', 'a text that has not the form of a DateTimeOffset'],
  calendar: ['MUST', 'a day or time that does not exist'],
  noOffset: ['SHOULD', 'a date-time without offset'],
  space: ['SHOULD', 'a date-time with a space for T'],
  lowerCase: ['UNSPECIFIED', 'a date-time with lower-case t or z'],
  noSeconds: ['UNSPECIFIED', 'a date-time without seconds'],
  leapSecond: ['UNSPECIFIED', 'a leap second'],
  precision: ['UNSPECIFIED', 'a date-time with more than 7 fraction digits'],
  yearRange: ['UNSPECIFIED', 'a date-time outside the years 0001 to 9999'],
  offsetRange: ['UNSPECIFIED', 'an offset of more than 14:00'],
};

const wordsFor = (error: ValueError, type: PropertyType): string =>
  error === 'unknown' && typeof type !== 'string' ? `${errors.unknown[1]} of ${type.name}` : errors[error][1];

const valueErrorRows = ({ entity, page }: Definition): readonly Row[] =>
  Object.entries(entity.properties).flatMap(([property, type]) =>
    valueErrorsOf(type).map((error) => ({
      id: bodyId(property, error),
      level: error === 'null' && type === 'String' ? 'UNSPECIFIED' : errors[error][0],
      what: `${wordsFor(error, type)} for ${property}`,
      toClient: clientWords(error, property, type),
      source: quoted(page)('Request body', page.quotes.properties[property] ?? ''),
      when: { sends: 'valueError', property, error },
    })),
  );

const missingRows = ({ entity, page }: Definition): readonly Row[] =>
  propertyNamesOf(entity).map((property) => ({
    id: bodyId(property, 'missing'),
    level: 'MUST',
    what: `a body without ${property}`,
    toClient: `a create has ${property}`,
    source: quoted(page)('Request body', page.quotes.required),
    when: { sends: 'missing', property },
  }));

const shapeRows = ({ page }: Definition): readonly Row[] => {
  const representation = quoted(page)('Request body', page.quotes.representation);
  return [
    {
      id: 'bodies.notObject',
      level: 'MUST',
      what: 'a JSON text that is no object',
      toClient: 'the body is a JSON object',
      source: representation,
      when: { sends: 'body', shape: 'notObject' },
    },
    {
      id: 'bodies.malformed',
      level: 'MUST',
      what: 'a body that is no JSON text',
      toClient: 'the body is JSON in UTF-8',
      source: representation,
      when: { sends: 'body', shape: 'malformed' },
    },
    {
      id: 'bodies.empty',
      level: 'MUST',
      what: 'an empty body',
      toClient: 'a create has a body',
      source: representation,
      when: { sends: 'body', shape: 'empty' },
    },
    {
      id: 'bodies.undeclared',
      level: 'SHOULD',
      what: 'a property that the entity does not declare',
      toClient: 'the body has only properties that the entity declares',
      source: standard('OData 4.01 Protocol', '11.4.2 Create an Entity'),
      when: { sends: 'body', shape: 'undeclared' },
    },
    {
      id: 'bodies.odataType',
      level: 'SHOULD',
      what: 'an @odata.type that names another type',
      toClient: "@odata.type names the entity's type, or is left out",
      source: standard('OData 4.01 JSON Format', '4.5.3 Control Information: type (odata.type)'),
      when: { sends: 'body', shape: 'odataType' },
    },
    {
      id: 'bodies.id',
      level: 'UNSPECIFIED',
      what: 'an id in the body',
      toClient: 'an id in the body may be refused',
      source: quoted(page)('Request body', page.quotes.key),
      when: { sends: 'body', shape: 'id' },
    },
    {
      id: 'bodies.duplicates',
      level: 'UNSPECIFIED',
      what: 'a name that stands twice',
      toClient: 'a name that stands twice may be refused',
      source: standard('RFC 8259', '4 Objects'),
      when: { sends: 'body', shape: 'duplicates' },
    },
  ];
};

const notationRows = ({ entity, page }: Definition): readonly Row[] =>
  propertiesOfKind(entity, 'Int32').map((property) => ({
    id: bodyId(property, 'notation'),
    level: 'UNSPECIFIED',
    what: `12.0 or 1.2e1 for the Int32 ${property}`,
    toClient: `${property} may be refused as 12.0 or 1.2e1`,
    source: ruled(page)('12 written as 12.0 or 1.2e1'),
    when: { sends: 'notation', property },
  }));

/** Those of an entity type. */
export const refusedBodies = (definition: Definition): readonly Requirement[] =>
  [missingRows, valueErrorRows, shapeRows, notationRows].flatMap((rows) => rows(definition)).map(refused);
