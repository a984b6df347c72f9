// Judges what only several exchanges together can show: repeated ids, and what a target shows after a create.
import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../contract.ts';
import { keyName } from '../odata/entity-type.ts';
import { nextLinkName } from '../odata/next-link.ts';
import { isObject } from '../odata/read-body.ts';
import { type Json, objectIn } from './created-entity.ts';
import { type Answer, type Finding, isSilence, type Silence } from './exchange.ts';
import { judgeEntity } from './judge-exchange.ts';
import { show } from './show.ts';

/** The finding on an id that another create of this run was given in the same collection. */
export const repeatedId = (id: string): Finding => ({
  requirement: 'answers.id.unique',
  location: `/${keyName}`,
  expected: 'an id that no other create in this collection was given',
  actual: show(id),
});

/** Whether a target answers GET at this place at all; where it does not, nothing is expected. */
export const answersGet = (answer: Answer | Silence): boolean => !isSilence(answer) && answer.status === 200;

const notOffered = [405, 501];

/** Whether a target says that it does not offer GET here (RFC 9110, 15.5.6 and 15.6.2): nothing is expected then. */
export const refusesGet = (answer: Answer | Silence): boolean =>
  !isSilence(answer) && notOffered.includes(answer.status);

/** A create that is read back: the body that was sent, the id that it was given, and the entity that was answered. */
export type Created = { readonly sent: string; readonly id: string; readonly answered?: Json };

const notShown = (location: string, expected: string, actual: string): Finding => ({
  requirement: 'answers.readBack',
  location,
  expected,
  actual,
});

/** An entity as GET shows it, and the JSON pointer to it in the answer. */
export type Shown = { readonly entity: Json; readonly at: string };

/** Whether a member is shown as it was answered, right or wrong. */
const isAsAnswered = (location: string, entity: Json, answered: Json | undefined): boolean => {
  const name = location.slice(1);
  return answered !== undefined && isDeepStrictEqual(entity[name], answered[name]);
};

/** What an entity breaks that is shown, apart from its id. */
const judgeShown = (contract: Contract, { sent, answered }: Created, { entity, at }: Shown): readonly Finding[] =>
  judgeEntity(contract, objectIn(sent) ?? {}, entity)
    .filter(({ location }) => location !== `/${keyName}`)
    .map(({ location, expected, actual }) => ({
      ...notShown(`${at}${location}`, expected, actual),
      ...(isAsAnswered(location, entity, answered) ? { asAnswered: true } : {}),
    }));

/** The entity that GET shows: bare, or as the page *Get* has it, `{"value": {…}}`. */
const shownEntity = (body: Answer['body']): Shown | undefined => {
  const bare = objectIn(body);
  const wrapped = bare && !Object.hasOwn(bare, keyName) ? bare['value'] : undefined;
  if (isObject(wrapped)) return { entity: wrapped, at: '/value' };
  return bare && { entity: bare, at: '' };
};

/** What GET of a created entity breaks: it shows the entity with its id and every value. */
export const judgeReadBack = (contract: Contract, created: Created, answer: Answer | Silence): readonly Finding[] => {
  const { sent, id } = created;
  if (isSilence(answer)) return [notShown('status', '200', answer.silence)];
  if (answer.status !== 200) return [notShown('status', '200', String(answer.status))];
  const shown = shownEntity(answer.body);
  if (!objectIn(sent) || !shown) return [notShown('', 'the entity that was created', 'no JSON object')];
  const { entity, at } = shown;
  return [
    ...(entity[keyName] === id ? [] : [notShown(`${at}/${keyName}`, show(id), show(entity[keyName]))]),
    ...judgeShown(contract, created, shown),
  ];
};

/** Whether an entity of a list is the one that was created. */
export const isCreated =
  ({ id }: Created) =>
  (entity: unknown): entity is Json =>
    isObject(entity) && entity[keyName] === id;

/** What a list breaks that was read to its end without the created entity. */
export const notListed = ({ id }: Created): Finding =>
  notShown('/value', `the created entity, with the id ${show(id)}`, 'a list without it');

/** What a list breaks that shows the created entity at this JSON pointer: it shows every value. */
export const judgeListed = (contract: Contract, created: Created, shown: Shown): readonly Finding[] =>
  objectIn(created.sent) ? judgeShown(contract, created, shown) : [];

/** The entities of a collection as GET lists them (OData JSON Format: `value`), or undefined when it is not a list. */
export const listed = (answer: Answer | Silence): readonly unknown[] | undefined => {
  const value = isSilence(answer) ? undefined : objectIn(answer.body)?.['value'];
  return Array.isArray(value) ? value : undefined;
};

/** The link to the next page of a collection, where there is one. */
export const nextLinkIn = (answer: Answer): string | undefined => {
  const link = objectIn(answer.body)?.[nextLinkName];
  return typeof link === 'string' && link !== '' ? link : undefined;
};

/** A value of a String property that one refused body alone had. */
export type Marker = { readonly property: string; readonly value: string };

/** Whether an entity has the marker. */
export const isMarked =
  ({ property, value }: Marker) =>
  (entity: unknown): boolean =>
    isObject(entity) && entity[property] === value;

/**
 * What the collection shows that it must not, after a body with this marker was refused: one more entity with the
 * marker than `before`. What an earlier run left behind is not a finding.
 */
export const judgeNothingCreated = (
  marker: Marker,
  entities: readonly unknown[],
  before: readonly unknown[] = [],
): readonly Finding[] => {
  const [left, found] = [before.filter(isMarked(marker)), entities.filter(isMarked(marker))];
  if (found.length <= left.length) return [];
  return [
    {
      requirement: 'refusals.nothingCreated',
      location: '/value',
      expected: 'nothing created by a refused request',
      actual: show(found.at(-1)),
    },
  ];
};
