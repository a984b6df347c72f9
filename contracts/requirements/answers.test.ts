// What a 201 breaks, property by property, on answers written by hand.
import { additionalNames, createdEntity, keyOf } from '../judging/created-entity.ts';
import type { Answer, Finding } from '../judging/exchange.ts';
import { judgeExchange } from '../judging/judge-exchange.ts';
import { userStatus } from '../user-status/contract.ts';

const entity = {
  userDisplayName: 'User Display Name value',
  devicesCount: 12,
  status: 'notApplicable',
  lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
  userPrincipalName: 'User Principal Name value',
};
const sent = JSON.stringify(entity);

const answer = (body: string, contentType = 'application/json') => ({
  status: 201,
  headers: { 'content-type': contentType },
  body,
});

const shown = (changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ id: '1', ...entity, ...changes });

const judgeCreated = (body: string, created: Answer): readonly Finding[] =>
  judgeExchange(userStatus, {
    request: {
      method: 'POST',
      path: '/deviceManagement/deviceConfigurations/1/userStatuses',
      headers: { authorization: 'Bearer x', accept: 'application/json', 'content-type': 'application/json' },
      body,
      grant: 'granted',
    },
    answer: created,
  });

const foundIn = (body: string, contentType?: string): string[] =>
  judgeCreated(sent, answer(body, contentType)).map(({ requirement }) => requirement);

describe('each property', () => {
  test.each([
    ['userDisplayName', [undefined, null, 12, true, {}, []]],
    ['userPrincipalName', [undefined, null, 12, true, {}, []]],
    ['devicesCount', [undefined, null, '12', 12.5, 2147483648, -2147483649, true, [12]]],
    ['status', [undefined, null, 1, '', 'NotApplicable', ' notApplicable', 'pending', ['notApplicable']]],
    [
      'lastReportedDateTime',
      [undefined, null, 1483257617, '', '2017-01-01', '2017-01-01T00:00:17', '2017-02-30T00:00:00Z', '/Date(0)/'],
    ],
  ])('%s must be there and be typed as documented', (name, values) => {
    const found = values.map((value) => foundIn(shown({ [name]: value })));
    expect(found).toEqual(values.map(() => [`answers.${name}`]));
  });

  test.each([
    ['userDisplayName', ['', 'user display name value', 'User Display Name value ', 'User Display Name valu']],
    ['userPrincipalName', ['', 'USER PRINCIPAL NAME VALUE', 'User Display Name value']],
    ['devicesCount', [0, 11, 13, -12, 2147483647]],
    ['status', ['unknown', 'notAssigned']],
    [
      'lastReportedDateTime',
      [
        '2017-01-01T00:00:17.7769393-08:00',
        '2017-01-01T00:00:17.776939-08:00',
        '2017-01-01T00:00:17.7769392Z',
        '2017-01-01T00:00:17-08:00',
        '2016-12-31T08:00:17.7769392Z',
      ],
    ],
  ])('%s must be the one that was sent', (name, values) => {
    const found = values.map((value) => foundIn(shown({ [name]: value })));
    expect(found).toEqual(values.map(() => [`answers.${name}.echo`]));
  });

  test('says where it is, what was expected and what came', () => {
    expect(judgeCreated(sent, answer(shown({ devicesCount: 13 })))).toEqual([
      {
        requirement: 'answers.devicesCount.echo',
        location: '/devicesCount',
        expected: '12, as it was sent',
        actual: '13',
      },
    ]);
    expect(judgeCreated(sent, answer(shown({ status: undefined })))).toEqual([
      {
        requirement: 'answers.status',
        location: '/status',
        expected: 'a member of complianceStatus',
        actual: 'nothing',
      },
    ]);
  });

  test('is compared code point for code point', () => {
    const composed = JSON.stringify({ ...entity, userDisplayName: '\u00e9' });
    const decomposed = answer(shown({ userDisplayName: 'e\u0301' }));
    expect(judgeCreated(composed, decomposed).map(({ requirement }) => requirement)).toEqual([
      'answers.userDisplayName.echo',
    ]);
  });
});

describe('an instant', () => {
  test.each([
    '2017-01-01T08:00:17.7769392Z',
    '2017-01-01T08:00:17.7769392+00:00',
    '2017-01-01T08:00:17.776939200000Z',
    '2017-01-01T13:30:17.7769392+05:30',
    '2017-01-01T23:00:17.7769392+15:00',
    '2016-12-31T08:01:17.7769392-23:59',
    '2016-12-31T18:00:17.7769392-14:00',
    '2017-01-01t08:00:17.7769392z',
  ])('may be written %s', (lastReportedDateTime) => expect(foundIn(shown({ lastReportedDateTime }))).toEqual([]));
});

describe('the rest of the entity', () => {
  test.each([undefined, null, '', 1, {}])('has no id that is %j', (id) =>
    expect(foundIn(shown({ id }))).toEqual(['answers.id']),
  );

  test.each([
    '#microsoft.graph.deviceConfigurationUserStatus',
    '#graph.deviceConfigurationUserStatus',
    'https://graph.microsoft.com/beta/$metadata#microsoft.graph.deviceConfigurationUserStatus',
    'http://localhost:8080/$metadata#graph.deviceConfigurationUserStatus',
  ])('may name the documented type as %s', (type) => expect(foundIn(shown({ '@odata.type': type }))).toEqual([]));

  test.each(['microsoft.graph.deviceConfigurationUserStatus', 'graph.deviceConfigurationUserStatus'])(
    'should not name the type %s, without #',
    (type) => expect(foundIn(shown({ '@odata.type': type }))).toEqual(['answers.odataType.fragment']),
  );

  test.each([
    '#microsoft.graph.entity',
    '#microsoft.graph.deviceConfigurationUserStatusSummary',
    '#deviceConfigurationUserStatus',
    '#microsoftXgraph.deviceConfigurationUserStatus',
    'https://graph.microsoft.com/#microsoft.graph.entity',
    '#Microsoft.Graph.deviceConfigurationUserStatus',
    '',
    12,
    null,
  ])('must not name the type %j', (type) =>
    expect(foundIn(shown({ '@odata.type': type }))).toEqual(['answers.odataType']),
  );

  test('may hold properties and annotations of its own, which are observed', () => {
    const body = shown({ '@odata.context': 'x', 'status@odata.type': 'y', version: 1, nested: { status: 'z' } });
    expect(foundIn(body)).toEqual([]);
    expect(additionalNames(userStatus, createdEntity(answer(body)) ?? {})).toEqual([
      '@odata.context',
      'status@odata.type',
      'version',
      'nested',
    ]);
    expect(additionalNames(userStatus, createdEntity(answer(shown({}))) ?? {})).toEqual([]);
  });

  test('may hold a property called __proto__', () => {
    expect(foundIn(`${shown({}).slice(0, -1)},"__proto__":{"id":1}}`)).toEqual([]);
  });

  test('has nothing by inheritance', () => {
    expect(foundIn(`{"__proto__":${shown({})}}`)).toHaveLength(6);
  });
});

describe('the body', () => {
  test.each(['', '   ', '{', `${shown({})},`, `${shown({})}{}`, `[${shown({})}]`, 'null', '"text"', '12', '<html/>'])(
    'is one JSON object, not %j',
    (body) => expect(foundIn(body)).toEqual(['answers.object']),
  );

  test.each(['application/json', 'APPLICATION/JSON', 'application/json; odata.metadata=minimal; charset=utf-8'])(
    'may come as %s',
    (contentType) => expect(foundIn(shown({}), contentType)).toEqual([]),
  );

  test.each(['text/json', 'application/jsonp', 'application/problem+json', 'text/plain; application/json'])(
    'must not come as %s',
    (contentType) => expect(foundIn(shown({}), contentType)).toEqual(['answers.mediaType']),
  );

  test('must come with a media type', () => {
    const found = judgeCreated(sent, { status: 201, headers: {}, body: shown({}) });
    expect(found.map(({ requirement }) => requirement)).toEqual(['answers.mediaType']);
  });

  test('may be bytes of UTF-8, and nothing else', () => {
    const bytes = (body: Uint8Array) =>
      judgeCreated(sent, { ...answer(''), body }).map(({ requirement }) => requirement);
    expect(bytes(Buffer.from(shown({ id: 'é' })))).toEqual([]);
    expect(bytes(Buffer.from(shown({ id: 'é' }), 'latin1'))).toEqual(['answers.object']);
  });
});

describe('how it is written', () => {
  const body = (text: string, count = '"devicesCount":12'): string => shown({}).replace(count, text);

  test.each(['12.0', '1.2E1', '120e-1'])('an Int32 should not be %s', (number) =>
    expect(judgeCreated(sent, answer(body(`"devicesCount":${number}`)))).toEqual([
      { requirement: 'answers.notation', location: '/devicesCount', expected: 'digits alone', actual: number },
    ]),
  );

  test.each(['12.00000000000000000001', '12e-400', '2147483647.0000000001'])(
    'an Int32 must not be %s, which a double takes for an integer',
    (number) => expect(foundIn(body(`"devicesCount":${number}`))).toContain('answers.devicesCount'),
  );

  test('a number of another name may be', () => {
    expect(
      foundIn(
        body('"devicesCount":12,"version":1.0000000000000000001,"nested":{"devicesCount":12.00000000000000000001}'),
      ),
    ).toEqual([]);
    expect(foundIn(body('"devicesCount":12,"version":1.0,"nested":{"devicesCount":12.0}'))).toEqual([]);
  });

  test('a name should stand there once', () => {
    expect(foundIn(body('"devicesCount":12,"devicesCount":12'))).toEqual(['answers.duplicates']);
    expect(foundIn(body('"devicesCount":13,"devices\\u0043ount":12'))).toEqual(['answers.duplicates']);
    expect(foundIn(body('"devicesCount":12,"a":{"id":1},"b":{"id":1,"c":[{"id":1}]}'))).toEqual([]);
  });

  test.each(['utf-16', 'ISO-8859-1', '"us-ascii"'])('should not declare %s', (charset) =>
    expect(foundIn(shown({}), `application/json; charset=${charset}`)).toEqual(['answers.charset']),
  );

  test.each(['utf-8', 'UTF-8', '"utf-8"'])('may declare %s', (charset) =>
    expect(foundIn(shown({}), `application/json; charset=${charset}`)).toEqual([]),
  );
});

test.each([
  ['{"id":"1"}', '1'],
  ['{"id":""}', undefined],
  ['{"id":1}', undefined],
  ['[]', undefined],
  ['', undefined],
])('the id that %j gives is %j', (body, id) => expect(keyOf(createdEntity(answer(body)))).toBe(id));
