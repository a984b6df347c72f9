// Traffic of a tenant that is judged by listening: faults are found, oddities are not blamed, and what a recording lacks is
// not judged.
import type { Deviation } from '../contracts/deviations/deviation.ts';
import { isSilence, type Request } from '../contracts/judging/exchange.ts';
import { userStatus } from '../contracts/user-status/contract.ts';
import type { RunEvent } from '../engine/campaign/run-event.ts';
import type { Verdict } from '../engine/campaign/verdict.ts';
import { readSettings } from '../engine/settings/settings.ts';
import { withBatches } from '../fixtures/tenant/batches.ts';
import { deviationsNamed } from '../fixtures/tenant/deviations.ts';
import { odditiesOf } from '../fixtures/tenant/oddities/oddities.ts';
import { createTenant } from '../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../fixtures/tenant/tokens.ts';
import { deviceStatus } from '../test-support/device-status/contract.ts';
import { openTrafficJudge } from './judge-traffic.ts';
import type { Gap, Seen } from './seen.ts';

const contract = userStatus;
const settings = readSettings(contract, { seed: '0' }, {});
const path = contract.paths.fill('deviceConfiguration', {
  deviceConfigurationId: contract.parents.examples[0]?.id ?? '',
});
const example = contract.example.request;

const request = (body: string, more: Partial<Request> = {}): Request => ({
  method: 'POST',
  path,
  headers: {
    authorization: `Bearer ${tenantTokens.granted}`,
    accept: 'application/json',
    'content-type': 'application/json',
  },
  body,
  ...more,
});

const withStatus = (status: string): string => JSON.stringify({ ...JSON.parse(example), status });
const bodies = [example, withStatus('compliant'), withStatus('conflict')];
const { userDisplayName: _name, ...others } = JSON.parse(example);
const withoutName = JSON.stringify(others);
const requests = [...bodies, withoutName, withStatus('COMPLIANT')].map((body) => request(body));

const seenOf = (sent: readonly Request[], deviations: readonly Deviation[], gaps: readonly Gap[] = []): Seen[] => {
  const tenant = withBatches(createTenant({ contract, deviations }));
  return sent.map((one) => {
    const reply = tenant.respond({ ...one, grant: 'granted' });
    return {
      exchange: { request: one, answer: isSilence(reply) ? reply : { ...reply } },
      gaps,
      base: 'https://h/beta',
    };
  });
};

const outcomesOf = (events: readonly RunEvent[], outcome: Verdict['outcome']) =>
  events.flatMap((event) =>
    event.kind === 'verdict' && event.verdict.outcome === outcome ? [event.verdict.requirement] : [],
  );

const judged = (entries: readonly Seen[], of = contract) => {
  const [client, provider]: [RunEvent[], RunEvent[]] = [[], []];
  const traffic = openTrafficJudge({
    contract: of,
    settings,
    name: 'traffic.har',
    client: (event) => client.push(event),
    provider: (event) => provider.push(event),
  });
  entries.forEach(traffic.record);
  traffic.end();
  return { client, provider };
};

const notJudged = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'notJudged' ? Object.entries(event.requests) : []));

test('a client and a provider that keep the contract have no finding', () => {
  const { client, provider } = judged(
    seenOf(
      bodies.map((body) => request(body)),
      [],
    ),
  );
  expect([outcomesOf(client, 'fail'), outcomesOf(provider, 'fail')]).toEqual([[], []]);
  expect(outcomesOf(provider, 'pass')).toEqual(
    expect.arrayContaining(['paths.example', 'bodies.valid', 'answers.id.unique']),
  );
});

test('each side is blamed for its own mistakes', () => {
  const { client, provider } = judged(seenOf(requests, deviationsNamed(contract, ['count-string'])));
  expect(outcomesOf(client, 'fail')).toEqual(['bodies.userDisplayName.missing', 'bodies.status.letterCase']);
  expect(outcomesOf(provider, 'fail')).toEqual(['answers.devicesCount']);
});

test('ids of two services are not compared, and a case has the place of its entry', () => {
  const names = ['id-constant', 'accepts-bodies-userDisplayName-missing'];
  const entries = [example, example, withoutName].flatMap((body, index) =>
    seenOf([request(body)], deviationsNamed(contract, names)).map(
      (seen): Seen => ({
        ...seen,
        ...{ base: `https://h${index}/beta`, place: `a.har, entry ${index}` },
      }),
    ),
  );
  const { provider } = judged(entries);
  expect(outcomesOf(provider, 'fail')).toEqual(['bodies.userDisplayName.missing']);
  const cases = provider.flatMap((event) => (event.kind === 'judged' ? [[event.case.id, event.case.reason]] : []));
  expect(cases).toEqual([
    ['a.har, entry 0', ''],
    ['a.har, entry 1', ''],
    ['a.har, entry 2', 'against bodies.userDisplayName.missing'],
  ]);
});

test.each([
  ['status-200', 'answers.created'],
  ['id-missing', 'answers.id'],
  ['id-constant', 'answers.id.unique'],
  ['accepts-bodies-userDisplayName-missing', 'bodies.userDisplayName.missing'],
  ['media-type-text', 'answers.mediaType'],
])('the fault %s is found', (name, id) => {
  const found = judged(seenOf(requests, deviationsNamed(contract, [name])));
  expect(outcomesOf(found.provider, 'fail')).toContain(id);
});

const must = new Set(contract.requirements.all.filter(({ level }) => level === 'MUST').map(({ id }) => id));

test('no oddity breaks a MUST', () => {
  const blamed = odditiesOf(contract)
    .filter(({ socketOnly }) => !socketOnly)
    .map((oddity) => {
      const { provider } = judged(seenOf(requests, [oddity]));
      return [oddity.name, ...outcomesOf(provider, 'fail').filter((id) => must.has(id))];
    })
    .filter(({ length }) => length > 1);
  expect(blamed).toEqual([]);
});

test('what was never sent is not exercised, and refusals prove nothing where nothing was accepted', () => {
  const { provider } = judged(seenOf([request('{}')], []));
  expect(outcomesOf(provider, 'pass')).toEqual([]);
  expect(outcomesOf(judged(seenOf([request('{}'), request(example)], [])).provider, 'pass')).toContain(
    'bodies.userDisplayName.missing',
  );
});

test.each<[Gap, readonly ('client' | 'provider')[]]>([
  ['requestBody', ['client', 'provider']],
  ['answerBody', ['provider']],
  ['requestHeaders', ['client', 'provider']],
  ['answerHeaders', ['provider']],
])('a recording without its %s is not judged by it', (gap, sides) => {
  const found = judged(seenOf(requests, deviationsNamed(contract, ['count-string']), [gap]));
  for (const side of sides) {
    expect(outcomesOf(found[side], 'fail')).toEqual([]);
    expect(notJudged(found[side]).length).toBeGreaterThan(0);
  }
});

test.each([
  ['status-302', 'bodies.valid'],
  ['status-200', 'answers.created'],
  ['accepts-bodies-userDisplayName-missing', 'bodies.userDisplayName.missing'],
  ['count-string', undefined],
  ['body-undecodable', undefined],
])('of an answer whose body is missing the status is judged: %s', (name, id) => {
  const valid = [withStatus('compliant'), withStatus('conflict')].map((body) => request(body));
  const { provider } = judged(
    seenOf([...valid, request(withoutName)], deviationsNamed(contract, [name]), ['answerBody']),
  );
  expect(outcomesOf(provider, 'fail')).toEqual(id === undefined ? [] : [id]);
  const ofBodies = ['answers.object', 'answers.mediaType', 'answers.id', 'refusals.envelope'];
  expect(outcomesOf(provider, 'pass').filter((one) => ofBodies.includes(one))).toEqual([]);
  expect(notJudged(provider)).toEqual([[expect.stringContaining('only its status is judged'), 3]]);
});

test('of a request whose body is missing path and headers are judged, and alone they make no verdict', () => {
  const { authorization: _, ...headers } = request('').headers;
  const sent = [
    request(withStatus('COMPLIANT'), { headers: { ...headers, accept: 'text/html' } }),
    request(example, { path: path.replace(/es$/, '') }),
    request(example),
  ];
  const { client } = judged(seenOf(sent, [], ['requestBody']));
  expect(outcomesOf(client, 'fail')).toEqual(['paths.documented', 'authorization.missing', 'headers.accept.json']);
  expect(outcomesOf(client, 'pass').filter((id) => id.startsWith('bodies.'))).toEqual([]);
  const right = seenOf([request(example)], [], ['requestBody']);
  const incomplete = (events: readonly RunEvent[]) => events.some(({ kind }) => kind === 'incomplete');
  expect(incomplete(judged(right).client)).toBe(true);
  expect(incomplete(judged(seenOf([request(example)], [], ['answerBody'])).provider)).toBe(true);
  expect(incomplete(judged([...right, ...seenOf([request(example)], [])]).client)).toBe(false);
});

test('a recording without Authorization says nothing of it', () => {
  const { authorization: _, ...headers } = request('').headers;
  const entries = seenOf(
    bodies.map((body) => request(body)),
    [],
    ['authorization'],
  ).map((seen) => ({
    ...seen,
    exchange: { ...seen.exchange, request: { ...seen.exchange.request, headers } },
  }));
  const { client, provider } = judged(entries);
  expect([outcomesOf(client, 'fail'), outcomesOf(provider, 'fail')]).toEqual([[], []]);
  expect(outcomesOf(client, 'pass').filter((id) => id.startsWith('authorization.'))).toEqual([]);
  expect(notJudged(client)).toEqual([['the Authorization of a create, which the recording left out', 3]]);
});

test.each([
  [401, 'what its token is good for is not known'],
  [403, 'what its token is good for is not known'],
  [404, 'whether the configuration exists is not known'],
])('an answer of %d says nothing of a provider', (status, reason) => {
  const answer = { status, headers: {}, body: '' };
  const { provider } = judged([{ exchange: { request: request(example), answer }, gaps: [], base: '' }]);
  expect(outcomesOf(provider, 'fail')).toEqual([]);
  expect(notJudged(provider)).toEqual([[expect.stringContaining(reason), 1]]);
});

test.each<[string, Partial<Request>, number, readonly string[]]>([
  ['an Accept that admits no JSON', { headers: { ...request('').headers, accept: 'text/html' } }, 406, []],
  ['a Content-Type that stands twice', { repeated: ['content-type'] }, 400, []],
  ['an Accept that is less than good', { headers: { ...request('').headers, accept: '*/*' } }, 406, ['bodies.valid']],
  ['nothing', {}, 400, ['bodies.valid']],
])('a provider may refuse what is wrong with %s', (_, more, status, failing) => {
  const answer = { status, headers: {}, body: '' };
  const exchange = { request: request(withStatus('compliant'), more), answer };
  const { provider } = judged([{ exchange, gaps: [], base: '' }]);
  expect(outcomesOf(provider, 'fail')).toEqual(failing);
});

test('a batch is unpacked, each create with its own answer', () => {
  const item = (id: string, body: string) => ({
    id,
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/json' },
    body: JSON.parse(body),
  });
  const batch = request(JSON.stringify({ requests: [item('1', example), item('2', '{}')] }), { path: '/$batch' });
  const { client, provider } = judged(seenOf([batch], deviationsNamed(contract, ['count-string'])));
  expect(outcomesOf(client, 'fail')).toContain('bodies.devicesCount.missing');
  expect(outcomesOf(provider, 'fail')).toEqual(['answers.devicesCount']);
});

describe('of the requests of a batch', () => {
  const headers = { 'content-type': 'application/json' };
  const item = (id: string, body: string, more = {}) => ({
    ...{ id, method: 'POST', url: path, headers, body: JSON.parse(body) },
    ...more,
  });
  const items = [item('1', withoutName), item('2', example, { dependsOn: ['1'] })];
  const batch = request(JSON.stringify({ requests: items }), { path: '/$batch' });
  const answered = (first: number, status = 200) => {
    const responses = [
      { id: '1', status: first, headers, body: { error: { code: 'a', message: 'b' } } },
      { id: '2', status: 424, headers, body: { error: { code: 'a', message: 'b' } } },
    ];
    const answer = { status, headers, body: status === 200 ? JSON.stringify({ responses }) : '{}' };
    return judged([{ exchange: { request: batch, answer }, gaps: [], base: '' }]);
  };

  test('one that depends on a failed one is not judged', () => {
    const { provider } = answered(400);
    expect(outcomesOf(provider, 'fail')).toEqual([]);
    expect(notJudged(provider)).toEqual([
      [`POST ${path} (it was answered 424, since a request of its batch that it depends on failed)`, 1],
    ]);
  });

  test('one that depends on one that succeeded is', () => {
    expect(outcomesOf(answered(201).provider, 'fail')).toContain('bodies.valid');
  });

  test('those whose batch was refused are not judged, with its status', () => {
    expect(notJudged(answered(400, 500).provider)).toEqual([[`POST ${path} (its batch was answered 500)`, 2]]);
  });
});

test('traffic without a create has no verdict', () => {
  const { client, provider } = judged(seenOf([request('', { method: 'GET', path: '/users' })], []));
  for (const events of [client, provider]) expect(events.map(({ kind }) => kind)).toContain('incomplete');
  expect(notJudged(client)).toEqual([['GET /users', 1]]);
});

test('another contract is judged as well', () => {
  const { provider } = judged(seenOf(requests, []), deviceStatus);
  expect(provider.map(({ kind }) => kind)).toContain('incomplete');
});
