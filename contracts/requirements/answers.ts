// Requirements about the answer to a create. They are judged on every create of a run.

import type { Definition } from '../definition.ts';
import { answering, answeringCreates, hiding, showing } from '../deviations/changes.ts';
import type { Difference } from '../judging/exchange.ts';
import { show } from '../judging/show.ts';
import { createdStatus, mediaType } from '../odata/create.ts';
import { keyName, odataTypeOf, typeAnnotation, typePattern } from '../odata/entity-type.ts';
import { essence } from '../odata/media-type.ts';
import { isObject, readBody } from '../odata/read-body.ts';
import type { Evidence, Judged, Requirement } from './requirement.ts';
import { quoted, ruled } from './sources.ts';

const difference = (location: string, expected: string, actual: string): readonly Difference[] => [
  { location, expected, actual },
];
const none: readonly Difference[] = [];

type Row = Pick<Requirement, 'id' | 'says' | 'source' | 'judge' | 'mutant'>;

const judgedOn =
  (evidence: Evidence) =>
  (row: Row): Requirement => ({
    ...row,
    level: 'MUST',
    binds: 'provider',
    when: { sends: 'creates', evidence },
    then: { answers: 'judged' },
  });

const judgeStatus = ({ answer: { status } }: Judged): readonly Difference[] =>
  status === createdStatus ? none : difference('status', String(createdStatus), String(status));

const judgeServerError = ({ answer: { status } }: Judged): readonly Difference[] =>
  status >= 500 ? difference('status', 'no server error', String(status)) : none;

const judgeMediaType = ({ answer: { headers } }: Judged): readonly Difference[] => {
  const contentType = headers['content-type'];
  return essence(contentType ?? '') === mediaType ? none : difference('content-type', mediaType, show(contentType));
};

const judgeObject = ({ answer: { body } }: Judged): readonly Difference[] => {
  const reading = readBody(body);
  if ('unreadable' in reading) return difference('', 'one JSON object and nothing after it', reading.why);
  return isObject(reading.value) ? none : difference('', 'one JSON object', show(reading.value));
};

const judgeKey = ({ entity }: Judged): readonly Difference[] => {
  const id = Object.hasOwn(entity, keyName) ? entity[keyName] : undefined;
  return typeof id === 'string' && id !== '' ? none : difference(`/${keyName}`, 'a non-empty string', show(id));
};

/** How an entity names its type; undefined where it does not, or just as the page does. */
const otherType = ({ entity, definition }: Judged): unknown => {
  const named = Object.hasOwn(entity, typeAnnotation) ? entity[typeAnnotation] : undefined;
  return named === odataTypeOf(definition.entity) ? undefined : named;
};

const judgeType = (judged: Judged): readonly Difference[] => {
  const [named, { entity }] = [otherType(judged), judged.definition];
  if (named === undefined || (typeof named === 'string' && new RegExp(typePattern(entity)).test(named))) return none;
  return difference(`/${typeAnnotation}`, odataTypeOf(entity), show(named));
};

// What does not name the type at all is reported by the requirement above.
const judgeFragment = (judged: Judged): readonly Difference[] => {
  const named = otherType(judged);
  if (typeof named !== 'string' || named.includes('#') || judgeType(judged).length > 0) return none;
  return difference(`/${typeAnnotation}`, odataTypeOf(judged.definition.entity), show(named));
};

const successRows = ({ page }: Definition): readonly Requirement[] => {
  const source = quoted(page)('Response', page.quotes.created);
  return [
    judgedOn('success')({
      id: 'answers.created',
      says: 'answers a create with 201, not with another success',
      source,
      judge: judgeStatus,
      mutant: answeringCreates((answer) => ({ ...answer, status: 200 })),
    }),
    judgedOn('answer')({
      id: 'answers.noServerError',
      says: 'never answers a create with a 5xx other than 503 with Retry-After',
      source,
      judge: judgeServerError,
      mutant: {
        reply: (reply, { match, created }) => (created && match ? { status: 500, headers: {}, body: '' } : reply),
      },
    }),
    judgedOn('created')({
      id: 'answers.mediaType',
      says: 'answers with the media type application/json',
      source: quoted(page)('Example', page.quotes.answeredMediaType),
      judge: judgeMediaType,
      mutant: answeringCreates((answer) => ({ ...answer, headers: { 'content-type': 'text/plain' } })),
    }),
    judgedOn('created')({
      id: 'answers.object',
      says: 'answers with one JSON object and nothing after it',
      source,
      judge: judgeObject,
      mutant: answeringCreates((answer) => ({ ...answer, body: `${answer.body},` })),
    }),
  ];
};

const entityRows = ({ page, entity }: Definition): readonly Requirement[] => {
  const key = quoted(page)('Request body', page.quotes.key);
  return [
    judgedOn('entity')({
      id: 'answers.id',
      says: `answers with an ${keyName} that is a non-empty string`,
      source: key,
      judge: judgeKey,
      mutant: hiding(keyName),
    }),
    // Judged over a whole run: see judging/judge-run.ts.
    judgedOn('entity')({
      id: 'answers.id.unique',
      says: `gives every create of the run an ${keyName} of its own within its collection`,
      source: ruled(page)('The id of the entity'),
      mutant: { key: () => 'the-only-one' },
    }),
    {
      ...judgedOn('entity')({
        id: 'answers.id.shared',
        says: `gives the same ${keyName} in two collections`,
        source: ruled(page)('The id of the entity'),
      }),
      level: 'UNSPECIFIED',
      then: { answers: 'either' },
    },
    judgedOn('entity')({
      id: 'answers.odataType',
      says: `names the documented type where it answers with ${typeAnnotation}`,
      source: quoted(page)('Example', page.quotes.typeAnnotation),
      judge: judgeType,
      mutant: showing(typeAnnotation, () => '#microsoft.graph.entity'),
    }),
    {
      ...judgedOn('entity')({
        id: 'answers.odataType.fragment',
        says: `writes ${typeAnnotation} with #, as a URI`,
        source: ruled(page)('The type annotation of an answer'),
        judge: judgeFragment,
        mutant: showing(typeAnnotation, () => odataTypeOf(entity).slice(1)),
      }),
      level: 'SHOULD',
    },
    {
      ...judgedOn('entity')({
        id: 'answers.additional',
        says: 'answers with more properties or annotations than the page shows',
        source: quoted(page)('Example', page.quotes.allProperties),
      }),
      level: 'UNSPECIFIED',
      then: { answers: 'either' },
    },
    {
      id: 'answers.readBack',
      level: 'SHOULD',
      binds: 'provider',
      says: `shows a created entity to GET and in the list, with its ${keyName} and every value, where it answers GET`,
      source: ruled(page)('Reading back a created entity'),
      when: { sends: 'createThenRead' },
      then: { answers: 'judged' },
      mutant: answering(
        ({ status }, { request, match }) => status === 200 && request.method === 'GET' && Boolean(match?.rest),
        (answer) => ({ ...answer, body: '{}' }),
      ),
    },
  ];
};

/** The requirements about every answer to a create. */
export const answerRequirements = (definition: Definition): readonly Requirement[] => [
  ...successRows(definition),
  ...entityRows(definition),
];
