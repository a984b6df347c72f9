// Creates of traffic as cases: each body once with its paths, of the requirement that it is a case of, without a secret.
import { gzipSync } from 'node:zlib';
import type { Request } from '../contracts/judging/exchange.ts';
import { userStatus } from '../contracts/user-status/contract.ts';
import { longestBody, mostCases } from '../engine/memory/failures-file.ts';
import { caseOf } from '../engine/memory/kept-case.ts';
import { deviceStatus } from '../test-support/device-status/contract.ts';
import { openAnonymiser } from './anonymise/anonymise.ts';
import type { Seen } from './seen.ts';
import { openCaseList } from './to-cases.ts';

const contract = userStatus;
const example = contract.example.request;
const fill = (name: string, id: string): string =>
  contract.paths.fill(name, Object.fromEntries(contract.paths.parameters(name).map((key) => [key, id])));
const [first = '', second = ''] = contract.paths.names;
const secret = 'eyJhbGciOi.recorded-token-of-somebody-0123';

const seen = (body: Request['body'], more: Partial<Request> = {}, rest: Partial<Seen> = {}): Seen => ({
  exchange: {
    request: {
      ...{ method: 'POST', path: fill(first, 'c1'), body },
      headers: { authorization: `Bearer ${secret}`, cookie: secret, 'content-type': 'application/json' },
      ...more,
    },
    answer: { status: 500, headers: {}, body: '' },
  },
  ...{ gaps: [], base: '' },
  ...rest,
});

const listed = (entries: readonly Seen[], of = contract) => {
  const list = openCaseList(of);
  entries.forEach(list.add);
  return list;
};

const valid = JSON.stringify({ ...JSON.parse(example), devicesCount: 7 });
const wrong = JSON.stringify({ ...JSON.parse(example), status: 'NO' });

test('each body stands once for each path, whatever ids and tokens it was sent with', () => {
  const entries = [
    seen(valid),
    seen(valid, { path: fill(first, 'c2') }),
    seen(valid, { path: fill(second, 'c2') }),
    seen(wrong),
    seen(example),
    seen(Buffer.from([0xff])),
  ];
  expect(
    listed(entries)
      .cases()
      .map(({ requirement, path }) => [requirement, path]),
  ).toEqual([
    ['bodies.valid', first],
    ['bodies.valid', second],
    ['bodies.status.unknown', first],
    ['paths.example', first],
    ['bodies.malformed', first],
  ]);
});

test('verify knows every one of them', () => {
  const { cases } = listed([seen(valid), seen(wrong, { headers: { accept: '*/*' } }), seen(Buffer.from([0xff]))]);
  const place = { contract, path: first, ids: { deviceConfigurationId: 'mine' } };
  const requests = cases().map((kept) => caseOf(kept, place)?.request);
  expect(requests.map((request) => request?.path)).toEqual([
    fill(first, 'mine'),
    fill(first, 'mine'),
    fill(first, 'mine'),
  ]);
  expect(requests.map((request) => request?.headers['authorization'])).toEqual(Array(3).fill('Bearer $GRAPH_TOKEN'));
  expect(requests[1]?.headers['accept']).toBe('*/*');
});

test.each<[string, Request['body'], Readonly<Record<string, string>>]>([
  ['CRLF', example, {}],
  ['a byte order mark', `\u{feff}${valid}`, {}],
  ['a name that stands twice', valid.replace('"status"', '"status":"error","status"'), {}],
  ['bytes that are not UTF-8', Buffer.from(valid.replace('User', 'Zoë'), 'latin1'), {}],
  ['gzip', gzipSync(valid), { 'content-encoding': 'gzip' }],
  ['half a surrogate pair', valid.replace('User', '\\ud800'), {}],
  ['emoji and letters from right to left', valid.replace('User', '👩‍👩‍👧 עברית'), {}],
  ['nothing', '', {}],
  ['another media type', valid, { 'content-type': 'text/plain' }],
])('%s is sent as it was, and anonymised it is a case of the same requirement', (_, body, headers) => {
  const one = seen(body, { headers: { 'content-type': 'application/json', ...headers } });
  const [kept] = listed([one]).cases();
  const place = { contract, path: first, ids: { deviceConfigurationId: 'mine' } };
  const sent = kept && caseOf(kept, place)?.request;
  expect([Buffer.from(sent?.body ?? 'none').equals(Buffer.from(body)), sent?.headers]).toEqual([
    true,
    expect.objectContaining({ 'content-type': 'application/json', ...headers }),
  ]);
  const anonymous = openCaseList(contract, openAnonymiser(contract).request);
  anonymous.add(one);
  expect(anonymous.cases().map(({ requirement }) => requirement)).toEqual([kept?.requirement]);
});

test('other requests, bodies that were cut and requests of our own are left', () => {
  const entries = [
    seen('', { method: 'GET' }),
    seen(valid, { path: '/users' }),
    seen(valid, {}, { gaps: ['requestBody'] }),
    seen(valid, {}, { isOurs: true }),
  ];
  expect(listed(entries).cases()).toEqual([]);
});

test('no secret is in them', () => {
  const echo = JSON.stringify({ ...JSON.parse(example), userDisplayName: secret });
  const text = JSON.stringify(listed([seen(echo)]).cases());
  expect([text.includes(secret), text.includes('[redacted]')]).toEqual([false, true]);
});

test('a batch is unpacked, and of what is too long or too much the number is kept', () => {
  const item = { id: '1', method: 'POST', url: fill(first, 'c1'), headers: { 'content-type': 'application/json' } };
  const batch = JSON.stringify({ requests: [{ ...item, body: JSON.parse(valid) }] });
  expect(listed([seen(batch, { path: '/$batch' })]).cases()).toHaveLength(1);
  const many = Array.from({ length: mostCases + 2 }, (_, index) => seen(`{"devicesCount":${index}}`));
  const list = listed([seen('x'.repeat(longestBody + 1)), ...many]);
  expect([list.cases().length, [...list.leftOut().values()]]).toEqual([mostCases, [1, 2]]);
});

test('another contract has its own', () => {
  expect(listed([seen(valid)], deviceStatus).cases()).toEqual([]);
});
