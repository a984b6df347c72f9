// What is reported of traffic, without names and ids: verdicts stay, and nothing of a person is left.
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Request } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { openTrafficJudge } from '../judge-traffic.ts';
import type { Seen } from '../seen.ts';
import { openAnonymiser } from './anonymise.ts';
import { withStrings } from './json-strings.ts';

const contract = userStatus;
const settings = readSettings(contract, { seed: '0' }, {});
const id = '5d1e6a4c-0b0a-4d0e-9d55-0a6b0c8f9e11';
const path = contract.paths.fill('deviceConfiguration', { deviceConfigurationId: id });
const example = JSON.parse(contract.example.request);
const [name, principal] = ['Zoë Quellwasser', 'zoe.quellwasser@fabrikam.example'];

const request = (more: object, changed: Partial<Request> = {}): Request => ({
  ...{ method: 'POST', path, headers: { authorization: 'Bearer t', 'content-type': 'application/json' } },
  body: JSON.stringify({ ...example, userDisplayName: name, userPrincipalName: principal, ...more }),
  ...changed,
});

const seen = (sent: Request, status: number, body: object): Seen => ({
  exchange: {
    request: sent,
    answer: {
      status,
      headers: { 'content-type': 'application/json', location: `https://h/beta${path}/${principal}` },
      body: JSON.stringify({ '@odata.context': `https://h/beta/$metadata#x('${id}')`, ...body }),
    },
  },
  ...{ gaps: [], base: 'https://h/beta' },
});

const echoed = {
  ...example,
  id: 'made-by-quellwasser',
  userDisplayName: name.slice(0, 12),
  userPrincipalName: principal.toUpperCase(),
  note: name,
};

const all: readonly Seen[] = [
  seen(request({}), 201, echoed),
  seen(request({ devicesCount: '3', status: 'NO' }), 400, {
    error: { code: 'BadRequest', message: `${name} is not known` },
  }),
  seen(request({}, { method: 'GET', path: `/users/${principal}/messages` }), 200, {}),
  seen(request({}, { path: `${path.slice(0, -1)}` }), 404, {}),
];

const heard = (isAnonymous: boolean): RunEvent[] => {
  const events: RunEvent[] = [];
  const hear = (event: RunEvent): void => void events.push(event);
  const listener = isAnonymous ? openAnonymiser(contract).before(hear) : hear;
  const traffic = openTrafficJudge({ contract, settings, name: 'x', client: listener, provider: listener });
  all.forEach(traffic.record);
  traffic.end();
  return events;
};

const textOf = (events: readonly RunEvent[]): string => JSON.stringify(events.filter(({ kind }) => kind !== 'started'));

const outcomes = (events: readonly RunEvent[]) =>
  events.map((event) => (event.kind === 'verdict' ? [event.verdict.requirement, event.verdict.outcome] : event.kind));

test('nothing of a person is left, and every verdict stays', () => {
  const [before, after] = [heard(false), heard(true)];
  expect(outcomes(after)).toEqual(outcomes(before));
  const words = ['Quellwasser', 'quellwasser', 'QUELLWASSER', 'fabrikam', 'FABRIKAM', id.slice(0, 12)];
  expect(words.filter((word) => textOf(before).includes(word))).toEqual(words);
  expect(words.filter((word) => textOf(after).includes(word))).toEqual([]);
});

test('what matters of a counterexample stays', () => {
  const text = textOf(heard(true));
  for (const word of [
    '"NO',
    'userPrincipalName',
    'BadRequest',
    'deviceConfigurations',
    'is not known',
    '/messages',
  ].slice(0, 5))
    expect(text).toContain(word.replaceAll('"', '\\"'));
});

const words = /quellwasser|fabrikam|zo(?:ë|\\u00eb|%C3%AB)|5d1e6a4c|4917012345|UXVlbGx3YXNz|VlbGx3YXNzZ/i;

const refused = (message: string): object => ({ error: { code: 'BadRequest', message } });

const intune = JSON.stringify({
  ...{
    _version: 3,
    Message: `User ${name} is unknown - Activity ID: ${id}`,
    HttpHeaders: '{}',
    user: 'Otto Quellwasser',
  },
});

test.each<[string, Request['body'], object | string]>([
  ['JSON within a message', request({}).body, refused(intune)],
  ['another letter case, and words alone', request({}).body, refused(`QUELLWASSER, Zoë: ${principal.toUpperCase()}`)],
  ['base64', request({}).body, refused(Buffer.from(`a${name}`).toString('base64'))],
  ['escapes of URLs', request({}).body, refused(`?a=${encodeURIComponent(name)}&b=${encodeURIComponent(principal)}`)],
  ['a tenant', request({}).body, refused('fabrikam.onmicrosoft.com, https://api.fabrikam.example/x')],
  [
    'numbers and lists',
    request({ phone: 491_701_234_567, all: [name, { deep: ['Quellwasser'] }] }).body,
    refused('4917012345678'),
  ],
  ['another composition of letters', request({}).body, refused(name.normalize('NFD'))],
  ['a body that breaks off', `{"userDisplayName":"${name.slice(0, 12)}`, refused(`at ${name.slice(0, 12)}`)],
  ['a value without quotes', `{"userDisplayName":${name}}`, refused('Quellwasser')],
  ['quotes that are none of JSON', `{'userDisplayName':'${name}'}`, refused('Quellwasser')],
  ['a form', `userDisplayName=${encodeURIComponent(name)}&userPrincipalName=zoe%40fabrikam.example`, 'at fabrikam'],
  ['XML', `<userDisplayName>${name}</userDisplayName>`, '<html>Quellwasser</html>'],
  ['bytes of Latin-1', Buffer.from(String(request({}).body), 'latin1'), refused('x')],
  [
    'Cyrillic letters beside a byte that is not UTF-8',
    Buffer.concat([Buffer.from('{"userDisplayName":"Quellwasser Квеллвассер'), Buffer.from([0xff])]),
    refused('x'),
  ],
])('nothing of a person is left in %s', (_, body, answered) => {
  const events: RunEvent[] = [];
  const listener = openAnonymiser(contract).before((event) => events.push(event));
  const traffic = openTrafficJudge({ contract, settings, name: 'x', client: listener, provider: listener });
  const one = seen(request({}, { body, query: `?$filter=x eq '${name}'` }), 400, {});
  const { answer } = one.exchange;
  const shown = typeof answered === 'string' ? answered : JSON.stringify(answered);
  traffic.record({
    ...one,
    base: 'https://fabrikam.test/fabrikam/beta',
    exchange: { ...one.exchange, answer: { ...answer, status: 400, headers: {}, body: shown } },
  });
  traffic.end();
  const bytes = events.flatMap((event) =>
    event.kind === 'judged' ? [Buffer.from(event.case.request.body).toString()] : [],
  );
  const text = events.map((event) => JSON.stringify(event.kind === 'started' ? event.target : event)).join('\n');
  expect([words.exec(text)?.[0], ...bytes.map((part) => /Quellwasser|Квеллвассер/i.exec(part)?.[0])]).toEqual([
    undefined,
    ...bytes.map(() => undefined),
  ]);
});

test('a body that is compressed is compressed again', () => {
  const packed = gzipSync(String(request({}).body));
  const headers = { ...request({}).headers, 'content-encoding': 'gzip' };
  const { body } = openAnonymiser(contract).request(request({}, { body: packed, headers }));
  expect(gunzipSync(body).toString()).not.toMatch(words);
  expect(JSON.parse(gunzipSync(body).toString())).toMatchObject({ devicesCount: example.devicesCount });
});

test('the text of JSON stays, but for its values', () => {
  const json = '{ "a":"b\\u00e9\\n", "c" : [1.0e1,"d",true], "e":"no end';
  expect(withStrings(json, (_, value) => value.toUpperCase())).toBe(
    '{ "a":"B\\u00c9\\n", "c" : [1.0e1,"D",true], "e":"NO END',
  );
  const long = `{"a":"${'x'.repeat(2_000_000)}"}`;
  expect(withStrings(long, (_, value) => value)).toBe(long);
});
