// Requirements about each property in the answer to a create: present, typed as documented, and with the value sent.

import type { Definition } from '../definition.ts';
import { hiding, showing } from '../deviations/changes.ts';
import type { Difference } from '../judging/exchange.ts';
import { show } from '../judging/show.ts';
import { parseDateTimeOffset, sameInstant } from '../odata/edm.ts';
import { aValueOf, type Kind, keyName, kindOf, type PropertyType } from '../odata/entity-type.ts';
import { isInteger } from '../odata/members.ts';
import { isTyped } from '../odata/value-errors.ts';
import { membersOf } from './answered-notation.ts';
import type { Judged, Requirement } from './requirement.ts';
import { answerId, echoId, type RequirementId } from './requirement-id.ts';
import { quoted } from './sources.ts';

const isSame = (sent: unknown, actual: unknown): boolean => sent === actual;

const isSameInstant = (sent: unknown, actual: unknown): boolean => {
  const [one, other] = [sent, actual].map((text) => (typeof text === 'string' ? parseDateTimeOffset(text) : undefined));
  return one !== undefined && other !== undefined && sameInstant(one, other);
};

const echoes: Record<Kind, (sent: unknown, actual: unknown) => boolean> = {
  String: isSame,
  Int32: isSame,
  Enum: isSame,
  DateTimeOffset: isSameInstant,
};

const howEqual: Record<Kind, string> = {
  String: 'code point for code point',
  Int32: 'equal',
  Enum: 'equal',
  DateTimeOffset: 'as the same instant to 100 ns',
};

const valueIn = ({ entity }: Judged, name: string): unknown => (Object.hasOwn(entity, name) ? entity[name] : undefined);

/** The text of a fraction that a double cannot tell from an integer. */
const fractionIn = (judged: Judged, name: string): string | undefined => {
  const text = membersOf(judged).findLast((member) => member.name === name)?.text;
  return text === undefined || isInteger(text) ? undefined : text;
};

const judgeType =
  (name: string, type: PropertyType) =>
  (judged: Judged): readonly Difference[] => {
    const value = valueIn(judged, name);
    const actual = isTyped(type, value) ? kindOf(type) === 'Int32' && fractionIn(judged, name) : show(value);
    return actual ? [{ location: `/${name}`, expected: aValueOf(type), actual }] : [];
  };

// A value of the wrong type is reported once, by the requirement about the type.
const judgeEcho =
  (name: string, type: PropertyType) =>
  (judged: Judged): readonly Difference[] => {
    const [sent, actual] = [judged.sent[name], valueIn(judged, name)];
    if (!isTyped(type, actual) || echoes[kindOf(type)](sent, actual)) return [];
    return [{ location: `/${name}`, expected: `${show(sent)}, as it was sent`, actual: show(actual) }];
  };

const onEntity = (property: string) =>
  ({
    level: 'MUST',
    binds: 'provider',
    when: { sends: 'creates', evidence: 'entity', property },
    then: { answers: 'judged' },
  }) as const;

const another = (type: PropertyType): unknown =>
  typeof type === 'string'
    ? { String: 'another name', Int32: 7, DateTimeOffset: '1999-01-01T00:00:00Z' }[type]
    : type.members.at(-3);

/** The requirements about each property's type, then those about its value. */
export const answeredProperties = ({ entity, page }: Definition): readonly Requirement[] => {
  const properties = Object.entries(entity.properties);
  return [
    ...properties.map(
      ([name, type]): Requirement => ({
        ...onEntity(name),
        id: answerId(name),
        says: `answers with ${name}, named and typed as documented`,
        source: quoted(page)('Request body', page.quotes.properties[name] ?? ''),
        judge: judgeType(name, type),
        mutant: hiding(name),
      }),
    ),
    ...properties.map(
      ([name, type]): Requirement => ({
        ...onEntity(name),
        id: echoId(name),
        says: `answers with the ${name} of this request, ${howEqual[kindOf(type)]}`,
        source: quoted(page)('Response', page.quotes.created),
        judge: judgeEcho(name, type),
        mutant: showing(name, () => another(type)),
      }),
    ),
  ];
};

/** The id of the requirement about a member of an answered entity, where there is one. */
export const memberIdOf = ({ entity: { properties } }: Definition, name: string): RequirementId | undefined => {
  if (name === keyName) return 'answers.id';
  return Object.hasOwn(properties, name) ? answerId(name) : undefined;
};
