// Requirements about the bodies that a provider must accept.

import { type Row, rowPerProperty, type Table, type ValidVariation } from '../../judging/requirement.ts';
import { propertyNames } from '../entity.ts';
import { propertyLine } from './property-lines.ts';
import { page, settled, standard } from './sources.ts';

const accepted = (varying: ValidVariation, says: string, source: Row['source']): Row => ({
  level: 'MUST',
  binds: 'provider',
  says: `accepts ${says}`,
  source,
  when: { sends: 'valid', varying },
  then: { answers: 'created' },
});

const every = {
  userDisplayName: 'every String for userDisplayName, empty to 1,000 characters',
  devicesCount: 'every Int32 from 0 to 2147483647 for devicesCount',
  status: 'each of the eight members of complianceStatus',
  lastReportedDateTime: 'every DateTimeOffset in years 0001 to 9999 with 0 to 7 fraction digits, Z or an offset',
  userPrincipalName: 'every String for userPrincipalName, empty to 1,000 characters',
};

export const acceptedBodies: Table = {
  'bodies.valid': accepted(
    'everything',
    'a body in which all properties vary together',
    page('Request body', 'supply a JSON representation for the deviceConfigurationUserStatus object'),
  ),
  ...rowPerProperty(
    propertyNames,
    (name) => `bodies.${name}.values`,
    (name) => accepted(name, every[name], propertyLine(name)),
  ),
  'bodies.order': accepted('order', 'the properties in any order', standard('RFC 8259', '4 Objects')),
  'bodies.whiteSpace': accepted('whiteSpace', 'white space between tokens', standard('RFC 8259', '2 JSON Grammar')),
  'bodies.escapes': accepted('escapes', 'names and strings with JSON escapes', standard('RFC 8259', '7 Strings')),
  'bodies.withoutType': accepted(
    'withoutType',
    'a body without @odata.type, which the table does not list',
    settled('A body without the type annotation'),
  ),
};
