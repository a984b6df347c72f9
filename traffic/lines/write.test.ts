// A record of exchanges: judging it says what judging them said, and it holds no secret.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Request } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { openTrafficJudge } from '../judge-traffic.ts';
import { isUnreadable, type Seen } from '../seen.ts';
import { exchangeIn } from './exchange.ts';
import { openRecordFile } from './record-file.ts';
import { lineOf } from './write.ts';

const contract = userStatus;
const settings = readSettings(contract, { seed: '0' }, {});
const path = contract.paths.fill('deviceConfiguration', { deviceConfigurationId: 'c 1' });
const { request: example, answer: created } = contract.example;
const secret = 'eyJ0eXAiOiJKV1Qi.eyJhdWQiOiJodHRwczovL2dyYXBo.c2lnbmF0dXJlLW9m';
const another = 'Qm90aGVyLXNlY3JldC1pbi1h.LWJhdGNo-0123';

const seen = (request: Partial<Request> = {}, answer: Partial<Answer> = {}, more: Partial<Seen> = {}): Seen => ({
  exchange: {
    request: {
      ...{ method: 'POST', path, body: example },
      ...request,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...request.headers },
    },
    answer: {
      status: 201,
      body: created,
      ...answer,
      headers: { 'content-type': 'application/json', ...answer.headers },
    },
  },
  ...{ gaps: [], base: 'https://h/beta', times: { sentAt: 1_000, answeredAt: 1_250 } },
  ...more,
});

const silent = (silence: 'dropped' | 'unrecorded'): Seen => {
  const one = seen();
  return {
    ...one,
    exchange: { ...one.exchange, answer: { silence, detail: 'x' } },
    gaps: silence === 'dropped' ? [] : ['answer'],
  };
};

const batch = JSON.stringify({
  requests: [
    {
      id: '1',
      method: 'POST',
      url: path,
      headers: { authorization: `Bearer ${another}`, 'content-type': 'application/json' },
      body: {},
    },
  ],
});

const all: readonly Seen[] = [
  seen(),
  seen({ headers: { authorization: `bearer  ${secret}` } }),
  seen({ headers: { authorization: 'Bearer ' } }),
  seen({ headers: { authorization: `Basic ${secret}` } }, { status: 401, body: '' }),
  seen({ headers: { authorization: `Bearer a ${secret}` } }, { status: 401 }),
  seen({ headers: { authorization: '' } }),
  seen({ repeated: ['authorization'], headers: { cookie: secret } }),
  seen({ body: '{}' }, { status: 400, body: '{}' }),
  seen({ body: Buffer.from([0xff, 0, 0xfe]) }, { status: 400 }),
  seen({}, { body: created.replace('{', `{ "echo": "${secret}",`), headers: { 'x-key': secret } }),
  seen({ query: `?code=${secret}&$select=id` }),
  seen({}, { status: 429, headers: { 'retry-after': '3' } }),
  seen({ path: path.slice(0, -1) }, { status: 404 }),
  seen({}, {}, { gaps: ['requestBody'] }),
  seen({}, {}, { gaps: ['answerBody'] }),
  silent('dropped'),
  silent('unrecorded'),
  seen(
    { path: '/$batch', body: batch },
    {
      status: 200,
      body: JSON.stringify({ responses: [{ id: '1', status: 201, body: { access: another } }] }),
    },
  ),
  seen({ path: '/token', body: `client_secret=${secret}` }, { status: 200, body: '{"access_token":"of a login"}' }),
];

const judged = (entries: readonly Seen[]) => {
  const events: RunEvent[] = [];
  const hear = (event: RunEvent): void => void events.push(event);
  const traffic = openTrafficJudge({ contract, settings, name: 'x', client: hear, provider: hear });
  entries.forEach(traffic.record);
  traffic.end();
  return events.map((event) => {
    if (event.kind === 'notJudged') return event.requests;
    if (event.kind !== 'verdict') return event.kind;
    const { requirement, path: of, outcome, cases, broken } = event.verdict;
    return [requirement, of, outcome, cases, broken];
  });
};

const reread = (text: string): Seen[] =>
  text.split('\n').flatMap((line) => {
    const found = exchangeIn(contract, line);
    if (found && isUnreadable(found)) throw new Error(found.unreadable);
    return found ? [found] : [];
  });

const text = all.map((one) => lineOf(contract, one)).join('\n');

test('judging the record gives what judging the traffic gave', () => {
  const again = reread(text);
  expect(judged(again)).toEqual(judged(all));
  expect(again[0]?.times).toEqual({ sentAt: 1_000, answeredAt: 1_250 });
});

test('no secret is in it, nor a body that nobody judges', () => {
  const words = [secret, another, 'client_secret', 'of a login'];
  expect(words.filter((word) => text.includes(word))).toEqual([]);
  expect(text).toContain('$select=id');
});

test('a file takes lines until it is full, which is said', () => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-record-'));
  const file = join(directory, 'a', 'record.jsonl');
  const line = `${lineOf(contract, seen())}\n`;
  const record = openRecordFile(file, contract, line.length);
  record.add(seen());
  record.add(seen());
  expect([readFileSync(file, 'utf8'), record.close()]).toEqual([line, expect.stringContaining('has reached')]);
  expect(() => openRecordFile(file, contract)).toThrow('exists already');
  rmSync(directory, { recursive: true });
});
