// What answers of a gateway, or none at all, say of a provider: nothing, as long as the API itself answered nothing.

import type { Answer, Silence } from '../contracts/judging/exchange.ts';
import { userStatus as contract } from '../contracts/user-status/contract.ts';
import { requestOf } from '../fixtures/cases/case.ts';
import { bodyOf } from '../fixtures/cases/varied.ts';
import { openBeforeTheApi } from './before-the-api.ts';
import { dropped, type Seen } from './seen.ts';

const plain = { reason: 'a test', body: bodyOf(contract) };
const place = { contract, path: 'deviceConfiguration', ids: { deviceConfigurationId: 'a' } };

const seen = (answer: Answer | Silence, body = plain.body): Seen => ({
  exchange: { request: requestOf({ ...plain, body }, place), answer },
  gaps: [],
  base: 'https://graph.example/beta',
});

const answered = (status: number, body = '', type = 'application/json'): Answer => ({
  status,
  headers: { 'content-type': type },
  body,
});

/** Which of these were judged, and why the others were not. */
const outcome = (all: readonly Seen[]): readonly (string | number)[] => {
  const outcomes = new Map<Seen, string | number>();
  const numberOf = (one: Seen): number => ('status' in one.exchange.answer ? one.exchange.answer.status : 0);
  const api = openBeforeTheApi({
    contract,
    judge: (one) => outcomes.set(one, numberOf(one)),
    leave: (one, why) => outcomes.set(one, why),
  });
  for (const one of all) {
    api.note(one);
    api.judge(one);
  }
  api.end();
  return all.map((one) => outcomes.get(one) ?? 'lost');
};

test.each<[string, Answer | Silence, RegExp]>([
  ['a gateway', answered(502), /^it was answered 502: a gateway answers that does not reach the service/],
  [
    'a gateway in words, which may repeat a token',
    answered(504, '{"message":"no upstream for Bearer abc"}'),
    /^it was answered 504: a gateway answers that does not reach the service behind it: is that running\?$/,
  ],
  ['a proxy', answered(407), /a proxy or a network before the target/],
  ['a page', answered(200, '<!doctype html><p>Sign in', 'text/html'), /a web page/],
  ['a port with TLS', answered(400, 'The plain HTTP request was sent to HTTPS port', 'text/plain'), /https:\/\//],
  ['nothing', dropped, /closed every connection/],
])('%s, each time, is not judged', (_, answer, why) => {
  const some = outcome([seen(answer), seen(answer)]);
  expect(some).toEqual([expect.stringMatching(why), expect.stringMatching(why)]);
});

test('what came before the first answer of the API is judged with it, and all that comes after', () => {
  expect(outcome([seen(answered(502)), seen(answered(201)), seen(answered(504)), seen(dropped)])).toEqual([
    502, 201, 504, 0,
  ]);
});

test('a refusal of what has to be refused may be that of a gateway as well', () => {
  const [gateway, refusal] = outcome([seen(answered(502)), seen(answered(400), '[]')]);
  expect([gateway, refusal]).toEqual([expect.stringContaining('502'), 400]);
});

test('dropped connections are judged where any other request was answered', () => {
  const api: (string | number)[] = [];
  const held = openBeforeTheApi({ contract, judge: () => api.push('judged'), leave: (_, why) => api.push(why) });
  held.judge(seen(dropped));
  held.note(seen(answered(404)));
  held.end();
  expect(api).toEqual(['judged']);
});

test('what has to be refused is held as well', () => {
  const all = [seen(answered(502)), seen(answered(502), '[]'), seen(dropped, '[]')];
  expect(outcome(all)).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
  expect(outcome([...all, seen(answered(201))])).toEqual([502, 502, 0, 201]);
});

test('a gateway that answers one create and drops the next shows no API', () => {
  expect(outcome([seen(dropped), seen(answered(502)), seen(answered(407))])).toEqual([
    expect.stringContaining('closed every connection'),
    expect.stringContaining('502'),
    expect.stringContaining('407'),
  ]);
});

test('dropped connections are judged where a page of the provider was shown to a GET', () => {
  const page = seen(answered(200, '<!doctype html><p>a mock', 'text/html'));
  const got = { ...page, exchange: { ...page.exchange, request: { ...page.exchange.request, method: 'GET' } } };
  const judged: Seen[] = [];
  const held = openBeforeTheApi({ contract, judge: (one) => judged.push(one), leave: () => undefined });
  held.judge(seen(dropped));
  held.note(got);
  held.end();
  expect(judged).toHaveLength(1);
});

test('a create that was carried out but cannot be judged shows the API', () => {
  const judged: Seen[] = [];
  const held = openBeforeTheApi({ contract, judge: (one) => judged.push(one), leave: () => undefined });
  held.judge(seen(answered(502)));
  held.created({ base: 'https://graph.example/beta' });
  held.judge(seen(answered(504)));
  expect(judged.map(({ exchange: { answer } }) => 'status' in answer && answer.status)).toEqual([502, 504]);
});

test('bodies of more than 16 MiB are not held', () => {
  const long = seen(answered(502, 'x'.repeat(9 * 1024 * 1024)));
  expect(outcome([long, { ...long }, seen(answered(201))])).toEqual([502, expect.stringContaining('502'), 201]);
});

test('a refusal that quotes the request is one of the API', () => {
  const named = bodyOf(contract).replace(/("userDisplayName": ?)"[^"]*"/, '$1"License Manager"');
  const refusal = answered(400, '{"error":{"code":"a","message":"\\"License Manager\\" is not known"}}');
  expect(named).toContain('License Manager');
  expect(outcome([seen(refusal, named)])).toEqual([400]);
  expect(outcome([seen(refusal)])).toEqual([expect.stringContaining('license')]);
});

test('an error of the API itself is judged', () => {
  expect(outcome([seen(answered(500)), seen(answered(400)), seen(answered(503))])).toEqual([500, 400, 503]);
});

test('a gateway before one base URL says nothing of another', () => {
  const [dead, fine] = [seen(answered(502)), seen(answered(201))];
  expect(outcome([{ ...dead, base: 'https://dead.example/beta' }, fine])).toEqual([
    expect.stringContaining('502'),
    201,
  ]);
});
