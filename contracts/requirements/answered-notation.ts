// Requirements about how an answer to a create is written, where the values in it are right.

import type { Definition } from '../definition.ts';
import { answeringCreates } from '../deviations/changes.ts';
import type { Difference } from '../judging/exchange.ts';
import { show } from '../judging/show.ts';
import { mediaType } from '../odata/create.ts';
import { propertiesOfKind } from '../odata/entity-type.ts';
import { isUtf8 } from '../odata/media-type.ts';
import { isInteger, isPlainInteger, type WrittenMember, writtenMembers } from '../odata/members.ts';
import { readBody } from '../odata/read-body.ts';
import type { Judged, Requirement } from './requirement.ts';
import { ruled } from './sources.ts';

const none: readonly WrittenMember[] = [];
// Several judges ask of the same entity, one after the other.
let latest: { readonly entity?: Judged['entity']; readonly members: readonly WrittenMember[] } = { members: none };

/** Whether an entity is written just as JSON.stringify writes it: each name once, each integer in digits alone. */
const isPlain = (entity: Judged['entity'], text: string): boolean => {
  try {
    return JSON.stringify(entity) === text;
  } catch {
    // More levels than there is stack.
    return false;
  }
};

/**
 * The members of an answered entity as they are written. None for one that is written plainly, as most are, and for one that
 * was read by GET.
 */
export const membersOf = ({ entity, answer }: Judged): readonly WrittenMember[] => {
  if (latest.entity === entity) return latest.members;
  const reading = readBody(answer.body);
  const isIts = 'value' in reading && reading.value === entity;
  const members = isIts && !isPlain(entity, reading.text) ? writtenMembers(reading.text) : none;
  latest = { entity, members };
  return members;
};

const isNumber = /^-?\d/;

const judgeNotation = (judged: Judged): readonly Difference[] => {
  const members = membersOf(judged);
  if (members.length === 0) return [];
  const numbers = propertiesOfKind(judged.definition.entity, 'Int32');
  return members
    .filter(({ name, text }) => numbers.includes(name) && isNumber.test(text))
    .filter(({ text }) => isInteger(text) && !isPlainInteger(text))
    .map(({ name, text }) => ({ location: `/${name}`, expected: 'digits alone', actual: text }));
};

const judgeDuplicates = (judged: Judged): readonly Difference[] => {
  const members = membersOf(judged);
  if (members.length <= Object.keys(judged.entity).length) return [];
  return [...Map.groupBy(members, ({ name }) => name)]
    .filter(([, { length }]) => length > 1)
    .map(([name, { length }]) => ({ location: `/${name}`, expected: 'each name once', actual: `${length} times` }));
};

const judgeCharset = ({ answer: { headers } }: Judged): readonly Difference[] => {
  const contentType = headers['content-type'] ?? '';
  return isUtf8(contentType)
    ? []
    : [{ location: 'content-type', expected: 'no charset but utf-8', actual: show(contentType) }];
};

/** Those of every answer to a create. */
export const answeredNotation = ({ page, entity }: Definition): readonly Requirement[] => {
  const [number] = propertiesOfKind(entity, 'Int32');
  const [name = ''] = Object.keys(entity.properties);
  const shared = {
    level: 'SHOULD',
    binds: 'provider',
    source: ruled(page)('How an answer is written'),
    when: { sends: 'creates', evidence: 'entity' },
    then: { answers: 'judged' },
  } as const;
  const notation: Requirement = {
    ...shared,
    id: 'answers.notation',
    says: 'writes an Int32 in digits alone, not as 12.0 or 1.2E1',
    judge: judgeNotation,
    mutant: answeringCreates((answer) => ({
      ...answer,
      body: String(answer.body).replace(new RegExp(`("${number}":-?\\d+)`), '$1.0'),
    })),
  };
  return [
    ...(number === undefined ? [] : [notation]),
    {
      ...shared,
      id: 'answers.duplicates',
      says: 'writes each name in the entity once',
      judge: judgeDuplicates,
      mutant: answeringCreates((answer) => ({
        ...answer,
        body: String(answer.body).replace('{', `{"${name}":null,`),
      })),
    },
    {
      ...shared,
      id: 'answers.charset',
      says: 'declares no charset but utf-8',
      when: { sends: 'creates', evidence: 'created' },
      judge: judgeCharset,
      mutant: answeringCreates((answer) => ({
        ...answer,
        headers: { ...answer.headers, 'content-type': `${mediaType}; charset=utf-16` },
      })),
    },
  ];
};
