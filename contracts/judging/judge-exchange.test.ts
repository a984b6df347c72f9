// What an exchange breaks, on exchanges written by hand: each kind of answer to each kind of request.
import type { AuthorizationId, RequirementId } from '../requirements/requirement-id.ts';
import { userStatus } from '../user-status/contract.ts';
import type { Answer, Request, Silence } from './exchange.ts';
import { isTryAgain, judgeExchange, saysNothing } from './judge-exchange.ts';

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

const answer = (status: number, body: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

const created = (status = 201, changes: Readonly<Record<string, unknown>> = {}): Answer =>
  answer(status, JSON.stringify({ id: '1', ...entity, ...changes }));
const refused = (status: number, headers: Answer['headers'] = {}): Answer =>
  answer(status, '{"error":{"code":"c","message":"m"}}', headers);
const silent = (silence: Silence['silence']): Silence => ({ silence, detail: 'other side closed' });

const challenge = { 'www-authenticate': 'Bearer' };
const later = { 'retry-after': '1' };

const foundIn = (sent: Request, actual: Answer | Silence, madeFor?: RequirementId): string[] =>
  judgeExchange(userStatus, { request: sent, answer: actual, ...(madeFor === undefined ? {} : { madeFor }) }).map(
    ({ requirement }) => requirement,
  );

describe('a valid create', () => {
  test.each<[string, Answer | Silence, string[]]>([
    ['201 with the entity', created(), []],
    ['201 in UTC', created(201, { lastReportedDateTime: '2017-01-01T02:00:17.00+02:00' }), []],
    ['201 with more than was asked for', created(201, { '@odata.context': 'x', version: null }), []],
    ['201 with another count', created(201, { devicesCount: 13 }), ['answers.devicesCount.echo']],
    ['201 with a count as text', created(201, { devicesCount: '12' }), ['answers.devicesCount']],
    ['201 with two mistakes', created(201, { id: '', status: 'Error' }), ['answers.id', 'answers.status']],
    ['201 as text', answer(201, created().body.toString(), { 'content-type': 'text/plain' }), ['answers.mediaType']],
    ['201 with no JSON', answer(201, '{'), ['answers.object']],
    ['200', created(200), ['answers.created']],
    ['202', created(202), ['answers.created']],
    ['204', answer(204, ''), ['answers.created']],
    ['301', answer(301, ''), ['bodies.order']],
    ['400', refused(400), ['bodies.order']],
    ['401', refused(401, challenge), ['bodies.order']],
    ['404', refused(404), ['bodies.order']],
    ['500', refused(500), ['bodies.order', 'answers.noServerError']],
    ['599', refused(599), ['bodies.order', 'answers.noServerError']],
    ['503', refused(503), ['bodies.order', 'answers.noServerError']],
    ['500 with Retry-After', refused(500, later), ['bodies.order', 'answers.noServerError']],
    ['503 with Retry-After', refused(503, later), []],
    ['429', refused(429), []],
    ['a drop', silent('dropped'), ['bodies.order']],
    ['a hang', silent('timeout'), ['bodies.order']],
    ['no connection', silent('unreachable'), []],
  ])('that is answered with %s breaks what it breaks', (_, actual, broken) =>
    expect(foundIn(request(), actual, 'bodies.order')).toEqual(broken),
  );

  test('made for nothing in particular is one in which everything may vary', () => {
    expect(foundIn(request(), refused(400))).toEqual(['bodies.valid']);
  });

  test('says what was expected and what came', () => {
    expect(judgeExchange(userStatus, { madeFor: 'paths.example', request: request(), answer: refused(400) })).toEqual([
      { requirement: 'paths.example', location: 'status', expected: '201', actual: '400' },
    ]);
    expect(
      judgeExchange(userStatus, { madeFor: 'paths.example', request: request(), answer: silent('dropped') }),
    ).toEqual([
      {
        requirement: 'paths.example',
        location: 'status',
        expected: '201',
        actual: 'a dropped connection (other side closed)',
      },
    ]);
  });
});

const invalid = request({ body: JSON.stringify({ ...entity, status: 'pending' }) });

describe('a body that must be refused', () => {
  test.each<[string, Answer | Silence, string[]]>([
    ['400', refused(400), []],
    ['409', refused(409), []],
    ['422', refused(422), []],
    ['499', refused(499), []],
    ['401 with a challenge', refused(401, challenge), []],
    ['401 without one', refused(401), ['refusals.challenge']],
    ['201', created(), ['bodies.status.unknown']],
    ['200', refused(200), ['bodies.status.unknown']],
    ['204', answer(204, ''), ['bodies.status.unknown']],
    ['302', answer(302, ''), ['bodies.status.unknown', 'refusals.status']],
    ['500', refused(500), ['bodies.status.unknown', 'refusals.status']],
    ['503', refused(503), ['bodies.status.unknown', 'refusals.status']],
    ['503 with Retry-After', refused(503, later), []],
    ['429', refused(429), []],
    ['a drop', silent('dropped'), ['bodies.status.unknown', 'refusals.status']],
    ['a hang', silent('timeout'), ['bodies.status.unknown', 'refusals.status']],
    ['no connection', silent('unreachable'), []],
  ])('and is answered with %s breaks what it breaks', (_, actual, broken) =>
    expect(foundIn(invalid, actual, 'bodies.status.unknown')).toEqual(broken),
  );
});

const { authorization: _, ...anonymous } = request().headers;

describe('a refusal with a status of its own', () => {
  test.each<[string, Request, AuthorizationId, number]>([
    ['no Authorization', request({ headers: anonymous }), 'authorization.missing', 401],
    [
      'an empty Bearer',
      request({ headers: { ...anonymous, authorization: 'Bearer ' } }),
      'authorization.emptyBearer',
      401,
    ],
    [
      'another scheme',
      request({ headers: { ...anonymous, authorization: 'Basic eDp5' } }),
      'authorization.otherScheme',
      401,
    ],
    ['no permission', request({ grant: 'insufficient' }), 'authorization.permission', 403],
    ['a token that nobody issued', request({ grant: 'unknown' }), 'authorization.unknownToken', 401],
  ])('should come to %s', (_name, sent, id, expected) => {
    const statuses = [400, 401, 403, 404, 415, 422];
    const found = (status: number) => foundIn(sent, refused(status, challenge), id);
    expect(statuses.flatMap(found)).toEqual(statuses.filter((status) => status !== expected).map(() => `${id}.status`));
    expect(foundIn(sent, created(), id)).toEqual([id]);
    expect(foundIn(sent, refused(500), id)).toEqual([id, 'refusals.status']);
  });

  test('is expected to another media type', () => {
    const sent = request({ headers: { ...request().headers, 'content-type': 'text/plain' } });
    const id = 'headers.contentType.other';
    expect(foundIn(sent, refused(415), id)).toEqual([]);
    for (const answer of [refused(400), refused(401, challenge), created()])
      expect(foundIn(sent, answer, id)).toEqual([id]);
  });
});

describe('what is unspecified', () => {
  const withId = request({ body: JSON.stringify({ ...entity, id: '1' }) });
  const negative = request({ body: JSON.stringify({ ...entity, devicesCount: -1 }) });

  test.each([
    created(),
    created(200),
    refused(400),
    refused(401),
    refused(500),
    answer(400, ''),
    silent('dropped'),
    silent('timeout'),
  ])('is not judged: %j', (actual) => {
    expect(foundIn(withId, actual, 'bodies.id')).toEqual([]);
    expect([...foundIn(withId, actual), ...foundIn(negative, actual)]).toEqual([]);
  });
});

describe('an answer whose body cannot be decoded', () => {
  const undecodable = (status: number, headers: Answer['headers'] = {}): Answer => ({
    status,
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', ...headers },
    body: Buffer.from([0x1f, 0x8b, 0xff]),
  });
  const { authorization: _, ...headers } = request().headers;

  test('keeps its status: only what needs the body is broken', () => {
    expect(foundIn(request(), undecodable(201))).toEqual(['answers.object']);
    expect(foundIn(invalid, undecodable(400))).toEqual(['refusals.envelope']);
    expect(foundIn(request({ headers }), undecodable(401, challenge))).toEqual(['refusals.envelope']);
    expect(foundIn(request({ headers }), undecodable(401))).toEqual(['refusals.envelope', 'refusals.challenge']);
  });
});

describe('the envelope of a refusal', () => {
  const judged = (body: string, headers: Answer['headers'] = {}) => foundIn(invalid, answer(400, body, headers));
  const envelope = '{"error":{"code":"c","message":"m"}}';

  test.each([
    envelope,
    '{"error":{"code":"c","message":""}}',
    '{"error":{"code":"c","message":"m","innerError":{"date":"d"}},"more":1}',
    ` ${envelope}\r\n`,
  ])('may be %s', (body) => expect(judged(body)).toEqual([]));

  test.each([
    '',
    'Bad Request',
    '{}',
    'null',
    '"error"',
    '[]',
    `[${envelope}]`,
    `${envelope} {}`,
    '{"error":null}',
    '{"error":"bad"}',
    '{"error":{"code":"","message":"m"}}',
    '{"error":{"code":"c"}}',
    '{"error":{"message":"m"}}',
    '{"error":{"code":400,"message":"m"}}',
    '{"error":{"code":"c","message":null}}',
    '{"Error":{"code":"c","message":"m"}}',
  ])('must not be %j', (body) => expect(judged(body)).toEqual(['refusals.envelope']));

  test.each(['application/json;odata.metadata=minimal', 'Application/JSON ; charset=utf-8'])(
    'may come as %s',
    (contentType) => expect(judged(envelope, { 'content-type': contentType })).toEqual([]),
  );

  test.each(['text/plain', 'application/problem+json', ''])('must not come as %j', (contentType) =>
    expect(judged(envelope, { 'content-type': contentType })).toEqual(['refusals.envelope']),
  );

  test('must not come without a media type', () => {
    expect(foundIn(invalid, { status: 400, headers: {}, body: envelope })).toEqual(['refusals.envelope']);
  });
});

test.each<[Answer | Silence, boolean, boolean]>([
  [refused(429), true, true],
  [refused(429, later), true, true],
  [refused(503, later), true, true],
  [refused(503), false, false],
  [refused(500, later), false, false],
  [refused(400, later), false, false],
  [silent('unreachable'), false, true],
  [silent('unrecorded'), false, true],
  [silent('dropped'), false, false],
  [silent('timeout'), false, false],
])('%j says "try again": %p; nothing at all: %p', (actual, again, nothing) =>
  expect([isTryAgain(actual), saysNothing(actual)]).toEqual([again, nothing]),
);
