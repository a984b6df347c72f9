// Requirements about the bodies that a provider must or should refuse, and those that nobody specifies.

import {
  type BodyShape,
  type Level,
  type Row,
  rowPerProperty,
  type Source,
  type Table,
} from '../../judging/requirement.ts';
import { type ValueError, valueErrors } from '../../odata/value-errors.ts';
import { type PropertyName, properties, propertyNames } from '../entity.ts';
import { propertyLine } from './property-lines.ts';
import { page, settled, standard } from './sources.ts';

const byLevel = (level: Level, what: string): Pick<Row, 'level' | 'says' | 'then'> =>
  level === 'UNSPECIFIED'
    ? { level, says: `answers ${what}`, then: { answers: 'either' } }
    : { level, says: `refuses ${what}`, then: { answers: 'refusal' } };

/** Each misfit of a value: how strongly it is to be refused, and what it is. */
const judged: Record<ValueError, readonly [Level, string]> = {
  type: ['MUST', 'a value of the wrong JSON type'],
  null: ['MUST', 'null'],
  length: ['UNSPECIFIED', 'a string of more than 1,000 characters'],
  surrogate: ['UNSPECIFIED', 'a string with a lone surrogate'],
  fraction: ['MUST', 'a number with a fraction'],
  range: ['MUST', 'a number outside Int32'],
  negative: ['UNSPECIFIED', 'a number below 0'],
  unknown: ['MUST', 'a text that is no member of complianceStatus'],
  padded: ['MUST', 'a member with white space round it'],
  letterCase: ['SHOULD', 'a member in other letter case'],
  syntax: ['MUST', 'a text that has not the form of a DateTimeOffset'],
  calendar: ['MUST', 'a day or time that does not exist'],
  noOffset: ['SHOULD', 'a date-time without offset'],
  space: ['SHOULD', 'a date-time with a space for T'],
  lowerCase: ['UNSPECIFIED', 'a date-time with lower-case t or z'],
  leapSecond: ['UNSPECIFIED', 'a leap second'],
  precision: ['UNSPECIFIED', 'a date-time with more than 7 fraction digits'],
  yearRange: ['UNSPECIFIED', 'a date-time outside the years 0001 to 9999'],
  offsetRange: ['UNSPECIFIED', 'an offset of more than 14:00'],
};

const levelOf = (name: PropertyName, misfit: ValueError): Level =>
  misfit === 'null' && properties[name] === 'String' ? 'UNSPECIFIED' : judged[misfit][0];

const misfitRow = (name: PropertyName, misfit: ValueError): Row => ({
  ...byLevel(levelOf(name, misfit), `${judged[misfit][1]} for ${name}`),
  source: propertyLine(name),
  when: { sends: 'misfit', property: name, misfit },
});

const misfitRows: Table = Object.fromEntries(
  propertyNames.flatMap((name) =>
    valueErrors[properties[name]].map((misfit): [string, Row] => [`bodies.${name}.${misfit}`, misfitRow(name, misfit)]),
  ),
);

const shapeRow = (shape: BodyShape, level: Level, what: string, source: Source): Row => ({
  ...byLevel(level, what),
  source,
  when: { sends: 'body', shape },
});

const representation = page(
  'Request body',
  'supply a JSON representation for the deviceConfigurationUserStatus object',
);

export const refusedBodies: Table = {
  ...rowPerProperty(
    propertyNames,
    (name) => `bodies.${name}.missing`,
    (property) => ({
      ...byLevel('MUST', `a body without ${property}`),
      source: page(
        'Request body',
        'the properties that are required when you create the deviceConfigurationUserStatus',
      ),
      when: { sends: 'missing', property },
    }),
  ),
  ...misfitRows,
  'bodies.notObject': shapeRow('notObject', 'MUST', 'a JSON text that is no object', representation),
  'bodies.malformed': shapeRow('malformed', 'MUST', 'a body that is no JSON text', representation),
  'bodies.empty': shapeRow('empty', 'MUST', 'an empty body', representation),
  'bodies.undeclared': shapeRow(
    'undeclared',
    'SHOULD',
    'a property that the entity does not declare',
    standard('OData 4.01 Protocol', '11.4.2 Create an Entity'),
  ),
  'bodies.odataType': shapeRow(
    'odataType',
    'SHOULD',
    'an @odata.type that names another type',
    standard('OData 4.01 JSON Format', '4.5.3 Control Information: type (odata.type)'),
  ),
  'bodies.id': shapeRow('id', 'UNSPECIFIED', 'an id in the body', page('Request body', 'id String Key of the entity.')),
  'bodies.duplicates': shapeRow(
    'duplicates',
    'UNSPECIFIED',
    'a name that stands twice',
    standard('RFC 8259', '4 Objects'),
  ),
  'bodies.annotations': shapeRow(
    'annotations',
    'UNSPECIFIED',
    'annotations other than @odata.type',
    standard('OData 4.01 JSON Format', '20 Instance Annotations'),
  ),
  'bodies.devicesCount.notation': shapeRow(
    'notation',
    'UNSPECIFIED',
    '12.0 or 1.2e1 for an Int32',
    settled('12 written as 12.0 or 1.2e1'),
  ),
};
