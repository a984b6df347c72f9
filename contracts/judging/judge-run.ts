// Judges what only several exchanges together can show: repeated ids, and what a target shows after a create.
import type { Contract } from '../contract.ts';
import { keyName } from '../odata/entity-type.ts';
import { isObject } from '../odata/read-body.ts';
import { objectIn } from './created-entity.ts';
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

/** What GET of a created entity breaks, compared with the body that created it. */
export const judgeReadBack = (contract: Contract, sentBody: string, answer: Answer | Silence): readonly Finding[] => {
  const finding = (location: string, expected: string, actual: string): Finding => ({
    requirement: 'answers.readBack',
    location,
    expected,
    actual,
  });
  if (isSilence(answer)) return [finding('status', '200', answer.silence)];
  if (answer.status !== 200) return [finding('status', '200', String(answer.status))];
  const [sent, entity] = [objectIn(sentBody), objectIn(answer.body)];
  if (!sent || !entity) return [finding('', 'the entity that was created', 'no JSON object')];
  return judgeEntity(contract, sent, entity).map(({ location, expected, actual }) =>
    finding(location, expected, actual),
  );
};

/** The entities of a collection as GET lists them (OData JSON Format: `value`), or undefined when it is not a list. */
export const listed = (answer: Answer | Silence): readonly unknown[] | undefined => {
  const value = isSilence(answer) ? undefined : objectIn(answer.body)?.['value'];
  return Array.isArray(value) ? value : undefined;
};

/** A value of a String property that one refused body alone had. */
export type Marker = { readonly property: string; readonly value: string };

/**
 * What the collection shows that it must not, after a body with this marker was refused: one more entity with the
 * marker than `before`. What an earlier run left behind is not a finding.
 */
export const judgeNothingCreated = (
  { property, value }: Marker,
  entities: readonly unknown[],
  before: readonly unknown[] = [],
): readonly Finding[] => {
  const marked = (all: readonly unknown[]): unknown[] =>
    all.filter((entity) => isObject(entity) && entity[property] === value);
  const [left, found] = [marked(before), marked(entities)];
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
