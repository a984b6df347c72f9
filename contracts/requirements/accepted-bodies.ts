// Requirements about the bodies that a provider must accept.
import type { Definition } from '../definition.ts';
import { int32 } from '../odata/edm.ts';
import { type PropertyType, propertyNamesOf } from '../odata/entity-type.ts';
import { longestString } from '../odata/value-errors.ts';
import type { Level, Requirement, ValidVariation, When } from './requirement.ts';
import { bodyId } from './requirement-id.ts';
import { quoted, ruled, standard } from './sources.ts';

type Row = Pick<Requirement, 'id' | 'source'> & {
  readonly says: string;
  readonly when: When;
  readonly level?: Level;
};

const accepted = ({ says, level = 'MUST', ...row }: Row): Requirement => ({
  ...row,
  level,
  binds: 'provider',
  says: `accepts ${says}`,
  then: { answers: 'created' },
});

const varying = (what: ValidVariation): When => ({ sends: 'valid', varying: what });

const every = (type: PropertyType, name: string): string => {
  if (typeof type !== 'string') return `each of the ${type.members.length} members of ${type.name} for ${name}`;
  return {
    String: `every String for ${name}, empty to ${longestString.toLocaleString('en')} characters`,
    Int32: `every Int32 from 0 to ${int32.max} for ${name}`,
    DateTimeOffset: `every DateTimeOffset for ${name}: years 0001 to 9999, 0 to 7 fraction digits, Z or an offset`,
  }[type];
};

const valueRows = ({ entity, page }: Definition): readonly Row[] =>
  Object.entries(entity.properties).map(([property, type]) => ({
    id: bodyId(property, 'values'),
    says: every(type, property),
    source: quoted(page)('Request body', page.quotes.properties[property] ?? ''),
    when: { sends: 'values', property },
  }));

/** Those of an entity type. */
export const acceptedBodies = (definition: Definition): readonly Requirement[] => {
  const { page, entity } = definition;
  const rows: readonly Row[] = [
    {
      id: 'bodies.valid',
      says: `a body in which all ${propertyNamesOf(entity).length} properties vary together`,
      source: quoted(page)('Request body', page.quotes.representation),
      when: varying('everything'),
    },
    ...valueRows(definition),
    {
      id: 'bodies.order',
      says: 'the properties in any order',
      source: standard('RFC 8259', '4 Objects'),
      when: varying('order'),
    },
    {
      id: 'bodies.whiteSpace',
      says: 'white space between tokens',
      source: standard('RFC 8259', '2 JSON Grammar'),
      when: varying('whiteSpace'),
    },
    {
      id: 'bodies.escapes',
      says: 'names and strings with JSON escapes',
      source: standard('RFC 8259', '7 Strings'),
      when: varying('escapes'),
    },
    {
      id: 'bodies.withoutType',
      says: 'a body without @odata.type, which the table does not list',
      source: ruled(page)('A body without the type annotation'),
      when: varying('withoutType'),
    },
    {
      id: 'bodies.annotations',
      level: 'SHOULD',
      says: 'annotations that it does not know',
      source: ruled(page)('Unknown annotations'),
      when: { sends: 'body', shape: 'annotations' },
    },
  ];
  return rows.map(accepted);
};
