// How a body is written: what JSON.parse forgets.
import fc from 'fast-check';
import { judgeBody, judgeRequest } from '../judging/judge-request.ts';
import { userStatus } from '../user-status/contract.ts';
import { isInteger, isPlainInteger, writtenMembers } from './members.ts';

test.each<[string, string, [string, string][]]>([
  [
    'plain members',
    '{"a":1,"b":"x"}',
    [
      ['a', '1'],
      ['b', '"x"'],
    ],
  ],
  [
    'a name that stands twice',
    '{"a":1, "a" : 2}',
    [
      ['a', '1'],
      ['a', '2'],
    ],
  ],
  ['escapes in names', '{"\\u0061":1}', [['a', '1']]],
  [
    'brackets, colons and quotes in strings',
    '{"a":"}:{\\",[","b":null}',
    [
      ['a', '"}:{\\",["'],
      ['b', 'null'],
    ],
  ],
  [
    'what is nested does not count',
    '{"a":{"b":1},"c":[{"d":2}],"e":true}',
    [
      ['a', '{'],
      ['c', '['],
      ['e', 'true'],
    ],
  ],
  ['an array', '[{"a":1}]', []],
  ['more levels than there is stack', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, []],
  ['a number', '1', []],
])('%s', (_, json, members) => {
  expect(writtenMembers(json).map(({ name, text }) => [name, text])).toEqual(members);
});

test.each(['{"a', '{"a":"\\"', '"\\', '{"a":1', '{"a":\u000b1'])(
  '%s, which is not JSON, is read to its end',
  (text) => {
    expect(writtenMembers(text).length).toBeLessThanOrEqual(1);
  },
);

test('of any object all names are found, in their order', () => {
  const objects = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { noNullPrototype: true });
  fc.assert(
    fc.property(objects, fc.constantFrom(undefined, 2), (value, space) => {
      const names = writtenMembers(JSON.stringify(value, undefined, space)).map(({ name }) => name);
      expect(names).toEqual(Object.keys(value));
    }),
    { seed: 1 },
  );
});

test.each([
  ['12', true, true],
  ['-0', true, true],
  ['12.0', true, false],
  ['1.2e1', true, false],
  ['120E-1', true, false],
  ['0.0', true, false],
  ['12.5', false, false],
  ['125e-1', false, false],
  ['2147483647.0000000001', false, false],
  ['1e-400', false, false],
])('%s is an integer: %s, written as one: %s', (text, integer, plain) => {
  expect([isInteger(text), isPlainInteger(text)]).toEqual([integer, plain]);
});

describe('the judge', () => {
  const body = (count: string, more = '') =>
    `{"userDisplayName":"a","devicesCount":${count},"status":"error","lastReportedDateTime":"2017-01-01T00:00:00Z","userPrincipalName":"b"${more}}`;
  const found = (text: string) =>
    judgeBody(userStatus, text).map(({ requirement, location }) => `${requirement} ${location}`);

  test.each([
    ['an integer', body('12'), []],
    [
      'a fraction that a double cannot hold',
      body('2147483647.0000000001'),
      ['bodies.devicesCount.fraction /devicesCount'],
    ],
    ['an integer with a point', body('12.0'), ['bodies.devicesCount.notation /devicesCount']],
    ['a number out of range in another notation', body('3e9'), ['bodies.devicesCount.range /devicesCount']],
    ['a name twice', body('12', ',"status":"error"'), ['bodies.duplicates /status']],
    [
      'a name twice, one of them wrong: which one counts is unspecified',
      body('12', ',"status":"x"'),
      ['bodies.duplicates /status'],
    ],
    [
      'a name twice, and another wrong',
      body('"x"', ',"status":"x"'),
      ['bodies.duplicates /status', 'bodies.devicesCount.type /devicesCount'],
    ],
  ])('finds what is written: %s', (_, text, findings) => expect(found(text)).toEqual(findings));

  test('names what stands twice, and nothing else, however it is written', () => {
    const names = fc.constantFrom('"a"', '"b"', '"\\u0061"', '"1"', '"__proto__"', '"a\\\\"');
    const values = fc.constantFrom('1', '12.0', '"x"', '"\\"a\\":{"', '{"a":1,"a":2}', '[["a",":"],{}]', 'null');
    const blanks = fc.constantFrom('', ' ', '\r\n\t');
    let seen = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values, blanks), { maxLength: 5 }), (list) => {
        const text = `{${list.map(([name, value, blank]) => ['', name, ':', value, ''].join(blank)).join()}}`;
        const read = list.map(([name]) => String(JSON.parse(name)));
        const twice = new Set(read.filter((name, index) => read.indexOf(name) !== index));
        const duplicates = judgeBody(userStatus, text).filter(({ requirement }) => requirement === 'bodies.duplicates');
        expect(duplicates.map(({ location }) => location).sort()).toEqual([...twice].map((name) => `/${name}`).sort());
        seen += twice.size;
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  test.each([
    ['application/json', []],
    ['application/json; charset=UTF-8', []],
    ['application/json; charset="utf-8"', []],
    ['application/json; charset=utf-16', ['headers.contentType.otherCharset']],
  ])('reads the charset of %s', (contentType, ids) => {
    const headers = { accept: 'application/json', authorization: 'Bearer a', 'content-type': contentType };
    const request = {
      method: 'POST',
      path: '/deviceManagement/deviceConfigurations/1/userStatuses',
      headers,
      body: body('1'),
    };
    expect(judgeRequest(userStatus, request).map(({ requirement }) => requirement)).toEqual(ids);
  });
});
