// What gate --target records gives the verdicts of the traffic itself, and holds no secret of it.
import { gzipSync } from 'node:zlib';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { openTrafficJudge } from '../judge-traffic.ts';
import { type Ended, seenOf } from '../proxy/exchanges.ts';
import { type Head, headIn } from '../proxy/head.ts';
import { dropped, type Seen, type Unreadable } from '../seen.ts';
import { exchangeIn } from './exchange.ts';
import { lineOf } from './write.ts';

const contract = userStatus;
const settings = readSettings(contract, { seed: '0' }, {});
const path = `/beta${contract.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' })}`;
const example = contract.example.request;
const entity = JSON.stringify({ ...JSON.parse(example), id: '1' });
const name = 'User Display Name value';
const secret = 'eyJhbGciOiJIUzI1NiIsInR5cCI6.eyJzdWIiOiIxMjM0NTY3ODkw.SflKxwRJSMeKKF2QT4fwpMeJf36';

const headOf = (text: string): Head => {
  const head = headIn(text);
  if (!head) throw new Error('no head');
  return head;
};

const bearer = `Authorization: Bearer ${secret}`;
const lines = [bearer, 'Content-Type: application/json', 'Accept: application/json'];

type Parts = {
  readonly start?: string;
  readonly lines?: readonly string[];
  readonly body?: string | Buffer;
  readonly answer?: readonly string[];
  readonly answerBody?: string | Buffer;
};

const json = 'Content-Type: application/json';

const endedOf = (parts: Parts): Ended => {
  const request = headOf(
    [parts.start ?? `POST ${path} HTTP/1.1`, 'Host: a', ...(parts.lines ?? lines), '', ''].join('\r\n'),
  );
  const answer = headOf([...(parts.answer ?? ['HTTP/1.1 201 A', json]), '', ''].join('\r\n'));
  return {
    request: { head: request, message: { head: request, body: Buffer.from(parts.body ?? example) } },
    answer: { head: answer, message: { head: answer, body: Buffer.from(parts.answerBody ?? entity) } },
    times: { sentAt: 1_000_000_000_000, answeredAt: 1_000_000_000_005 },
  };
};

const verdictsOf = (entries: readonly (Seen | Unreadable | undefined)[]): readonly string[] => {
  const verdicts: string[] = [];
  const hear = (side: string) => (event: RunEvent) => {
    if (event.kind === 'verdict')
      verdicts.push([side, ...Object.values(event.verdict).filter((one) => typeof one !== 'object')].join(' '));
    if (event.kind === 'notJudged')
      verdicts.push(`${side} ${Object.values(event.requests).reduce((sum, count) => sum + count, 0)} not judged`);
  };
  const judge = openTrafficJudge({
    ...{ contract, settings, name: 'a', hold: () => undefined },
    ...{ client: hear('client'), provider: hear('provider') },
  });
  for (const entry of entries) if (entry) judge.record(entry);
  judge.end();
  return verdicts;
};

const withLine = (line: string): Parts => ({ lines: [...lines, line] });
const withAuthorization = (value: string): Parts => ({ lines: [`Authorization: ${value}`, ...lines.slice(1)] });
const refusal = JSON.stringify({ error: { code: 'a', message: 'b' } });
const echo = entity.replace(name, `${secret}-9`);

const traffic: Readonly<Record<string, Parts>> = {
  'a create': {},
  'no token': {
    lines: lines.slice(1),
    answer: ['HTTP/1.1 401 A', 'WWW-Authenticate: Bearer realm="a"'],
    answerBody: refusal,
  },
  'another scheme': withAuthorization(`Basic ${secret}`),
  'no scheme': withAuthorization(secret),
  'Bearer alone': withAuthorization('Bearer'),
  'a token in two parts': withAuthorization(`Bearer a ${secret}`),
  'a token twice': withLine(bearer),
  'two media types': withLine('Content-Type: text/plain'),
  'several lines of Accept': { lines: [...lines.slice(0, 2), 'Accept: text/html', 'Accept: */*;q=0.1'] },
  'a compressed body': { ...withLine('Content-Encoding: gzip'), body: gzipSync(example) },
  'a wrong member': { body: example.replace('notApplicable', 'NO') },
  'no JSON': { body: Buffer.from([0xff, 0xfe]), answer: ['HTTP/1.1 400 A', json], answerBody: refusal },
  'an empty body': { body: '' },
  'a wait': { answer: ['HTTP/1.1 429 A', 'Retry-After: 1', 'Retry-After: 2'], answerBody: refusal },
  'an answer that is compressed': {
    answer: ['HTTP/1.1 201 A', json, 'Content-Encoding: gzip'],
    answerBody: gzipSync(entity),
  },
  'an answer that is not what it says': { answer: ['HTTP/1.1 201 A', json, 'Content-Encoding: gzip'] },
  'an answer in an unknown coding': { answer: ['HTTP/1.1 201 A', json, 'Content-Encoding: x'] },
  'an answer in Latin-1': { answerBody: Buffer.from(entity.replace(name, '\xe9'), 'latin1') },
  'no media type': { answer: ['HTTP/1.1 201 A'] },
  '408': { answer: ['HTTP/1.1 408 A'], answerBody: '' },
  'another request': { start: 'GET /beta/me HTTP/1.1' },
  'a misspelt collection': { start: `POST ${path.slice(0, -2)} HTTP/1.1` },
  'a token that is echoed': { answerBody: entity.replace(name, secret) },
  'a key that is echoed': { ...withLine(`X-Api-Key: ${secret}-9`), answerBody: echo },
  'a query that is echoed': { start: `POST ${path}?code=${secret}-9&$select=id HTTP/1.1`, answerBody: echo },
  'a token in an address': { answer: ['HTTP/1.1 201 A', json, `Location: https://a/b?sig=${secret}`] },
  'a token in a body': { body: example.replace(name, secret), answerBody: entity.replace(name, secret) },
  'words that stand in headers too': { lines: [...lines, 'X-Status: notApplicable', `X-Original-URL: ${path}`] },
  'a batch': {
    start: 'POST /beta/$batch HTTP/1.1',
    body: JSON.stringify({
      requests: [
        {
          ...{ id: '1', method: 'POST', url: `${path.slice('/beta'.length)}?key=${secret}-9` },
          ...{ headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` } },
          body: JSON.parse(example),
        },
      ],
    }),
    answer: ['HTTP/1.1 200 A', json],
    answerBody: JSON.stringify({ responses: [{ id: '1', status: 201, headers: {}, body: JSON.parse(echo) }] }),
  },
};

const whole = endedOf({});
const { message: _, ...cutRequest } = whole.request;

const all: readonly (readonly [string, Ended])[] = [
  ...Object.entries(traffic).map(([title, parts]) => [title, endedOf(parts)] as const),
  ['a request that is cut off', { ...whole, request: cutRequest }],
  ['an answer that is cut off', { ...whole, answer: { head: headOf('HTTP/1.1 201 A\r\n\r\n') }, missing: 'cut' }],
  [
    'a provider that drops',
    { request: whole.request, silence: dropped, ...(whole.times ? { times: whole.times } : {}) },
  ],
  ['a client that leaves', { request: whole.request, missing: 'left' }],
];

test.each(all)('%s', (_title, ended) => {
  const seen = seenOf(contract, ended, 'https://provider/beta');
  const line = lineOf(contract, seen);
  expect(verdictsOf([exchangeIn(contract, line)])).toEqual(verdictsOf([seen]));
  for (let at = 0; at + 10 <= secret.length; at += 5) expect(line).not.toContain(secret.slice(at, at + 10));
});
