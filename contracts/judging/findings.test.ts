// What a finding says, word for word: it is what people read, and what they send to whoever must mend it.
import type { RequirementId } from '../requirements/requirement-id.ts';
import { userStatus } from '../user-status/contract.ts';
import type { Answer, Request, Silence } from './exchange.ts';
import { judgeExchange } from './judge-exchange.ts';
import { judgeNothingCreated, judgeReadBack, repeatedId } from './judge-run.ts';

const entity = {
  userDisplayName: 'a',
  devicesCount: 12,
  status: 'error',
  lastReportedDateTime: '2017-01-01T00:00:17Z',
  userPrincipalName: 'b',
};

const request = (changes: Partial<Request> = {}): Request => ({
  method: 'POST',
  path: '/deviceManagement/deviceConfigurations/1/userStatuses',
  headers: { authorization: 'Bearer x', accept: 'application/json', 'content-type': 'application/json' },
  body: JSON.stringify(entity),
  grant: 'granted',
  ...changes,
});

const answer = (status: number, body: string, headers: Answer['headers'] = { 'content-type': 'application/json' }) => ({
  status,
  headers,
  body,
});

const shown = (changes: Readonly<Record<string, unknown>>): Answer =>
  answer(201, JSON.stringify({ id: '1', ...entity, ...changes }));

const findingsOf = (sent: Request, actual: Answer | Silence, madeFor?: RequirementId): string[] =>
  judgeExchange(userStatus, { request: sent, answer: actual, ...(madeFor === undefined ? {} : { madeFor }) }).map(
    ({ requirement, location, expected, actual: seen }) => `${requirement} | ${location} | ${expected} | ${seen}`,
  );

describe('an answer to a create', () => {
  test.each<[string, Answer | Silence, string[]]>([
    ['an id that is none', shown({ id: '' }), ['answers.id | /id | a non-empty string | ""']],
    [
      'another type annotation',
      shown({ '@odata.type': '#x' }),
      ['answers.odataType | /@odata.type | #microsoft.graph.deviceConfigurationUserStatus | "#x"'],
    ],
    [
      'a date-time that is none',
      shown({ lastReportedDateTime: 'x' }),
      ['answers.lastReportedDateTime | /lastReportedDateTime | a DateTimeOffset | "x"'],
    ],
    [
      'another instant',
      shown({ lastReportedDateTime: '2017-01-01T00:00:18Z' }),
      [
        'answers.lastReportedDateTime.echo | /lastReportedDateTime | "2017-01-01T00:00:17Z", as it was sent | "2017-01-01T00:00:18Z"',
      ],
    ],
    [
      'no media type',
      answer(201, shown({}).body.toString(), {}),
      ['answers.mediaType | content-type | application/json | nothing'],
    ],
    ['no JSON', answer(201, ' '), ['answers.object |  | one JSON object and nothing after it | the body is empty']],
    ['a list', answer(201, '[]'), ['answers.object |  | one JSON object | []']],
    ['200', answer(200, '{}'), ['answers.created | status | 201 | 200']],
    ['a redirect that is no success', answer(300, '{}'), ['bodies.valid | status | 201 | 300']],
    [
      'a server error',
      answer(500, ''),
      ['bodies.valid | status | 201 | 500', 'answers.noServerError | status | no server error | 500'],
    ],
    [
      'a drop',
      { silence: 'dropped', detail: 'ECONNRESET' },
      ['bodies.valid | status | 201 | a dropped connection (ECONNRESET)'],
    ],
    ['a hang', { silence: 'timeout', detail: '10 s' }, ['bodies.valid | status | 201 | no answer (10 s)']],
    ['the entity', shown({}), []],
  ])('%s', (_, actual, findings) => expect(findingsOf(request(), actual)).toEqual(findings));

  test('is recorded for the requirement that the body was made for, where that is one of creates', () => {
    expect(findingsOf(request(), answer(400, ''), 'bodies.order')).toEqual(['bodies.order | status | 201 | 400']);
    expect(findingsOf(request(), answer(400, ''), 'answers.readBack')).toEqual(['bodies.valid | status | 201 | 400']);
  });

  test('is nobody’s business where the body was made to see what happens', () =>
    expect(findingsOf(request(), answer(500, ''), 'bodies.duplicates')).toEqual([]));
});

describe('an answer to what must be refused', () => {
  const empty = request({ body: '{}' });
  const envelope = '{"error": {"code": non-empty string, "message": string}}';
  const refusal = '{"error":{"code":"c","message":"m"}}';

  test.each<[string, Answer | Silence, string[]]>([
    ['201', answer(201, '{}'), ['bodies.userDisplayName.missing | status | 400 to 499 | 201']],
    [
      '300',
      answer(300, '{}'),
      ['bodies.userDisplayName.missing | status | 400 to 499 | 300', 'refusals.status | status | 400 to 499 | 300'],
    ],
    [
      'a drop',
      { silence: 'dropped', detail: 'x' },
      [
        'bodies.userDisplayName.missing | status | 400 to 499 | a dropped connection (x)',
        'refusals.status | status | 400 to 499 | a dropped connection (x)',
      ],
    ],
    ['no body', answer(400, ''), [`refusals.envelope |  | ${envelope} | the body is empty`]],
    ['another object', answer(400, '{"a":1}'), [`refusals.envelope |  | ${envelope} | {"a":1}`]],
    [
      'another media type',
      answer(400, refusal, { 'content-type': 'text/plain' }),
      ['refusals.envelope | content-type | application/json | "text/plain"'],
    ],
    ['a refusal', answer(400, refusal), []],
  ])('%s', (_, actual, findings) => expect(findingsOf(empty, actual)).toEqual(findings));

  test('without a token is expected to be 401 with a challenge', () => {
    const { authorization: _, ...headers } = request().headers;
    const open = request({ headers });
    expect(findingsOf(open, answer(401, refusal))).toEqual([
      'refusals.challenge | www-authenticate | a Bearer challenge | nothing',
    ]);
    expect(findingsOf(open, answer(403, refusal))).toEqual(['authorization.missing.status | status | 401 | 403']);
  });
});

describe('what only several exchanges show', () => {
  const sent = JSON.stringify(entity);

  test.each<[Answer | Silence, object]>([
    [
      { silence: 'timeout', detail: '' },
      { location: 'status', expected: '200', actual: 'timeout' },
    ],
    [answer(404, ''), { location: 'status', expected: '200', actual: '404' }],
    [answer(200, '[]'), { location: '', expected: 'the entity that was created', actual: 'no JSON object' }],
    [shown({}), { location: 'status', expected: '200', actual: '201' }],
  ])('a reading of %j', (actual, finding) =>
    expect(judgeReadBack(userStatus, { sent, id: '1' }, actual)).toEqual([
      { requirement: 'answers.readBack', ...finding },
    ]),
  );

  test('an entity left by a refused request, the latest of them', () => {
    const left = [
      { userPrincipalName: 'm', id: '1' },
      { userPrincipalName: 'm', id: '2' },
    ];
    expect(judgeNothingCreated({ property: 'userPrincipalName', value: 'm' }, left)).toEqual([
      {
        requirement: 'refusals.nothingCreated',
        location: '/value',
        expected: 'nothing created by a refused request',
        actual: '{"userPrincipalName":"m","id":"2"}',
      },
    ]);
  });

  test('an id that repeats', () =>
    expect(repeatedId('1')).toEqual({
      requirement: 'answers.id.unique',
      location: '/id',
      expected: 'an id that no other create in this collection was given',
      actual: '"1"',
    }));
});
