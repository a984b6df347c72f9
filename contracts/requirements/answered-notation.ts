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
const known = new WeakMap<Judged['entity'], readonly WrittenMember[]>();

/** The members of an answered entity as they are written; none for an entity that came otherwise than in an answer. */
const membersOf = ({ entity, answer }: Judged): readonly WrittenMember[] => {
  const found = known.get(entity);
  if (found) return found;
  const reading = readBody(answer.body);
  const members = 'value' in reading && reading.value === entity ? writtenMembers(reading.text) : none;
  known.set(entity, members);
  return members;
};

const isNumber = /^-?\d/;

const judgeNotation = (judged: Judged): readonly Difference[] => {
  const numbers = propertiesOfKind(judged.definition.entity, 'Int32');
  return membersOf(judged)
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
