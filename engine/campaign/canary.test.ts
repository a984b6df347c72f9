// The canary: on another machine the first create of each path is undone before anything else is sent, or the run stops.
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { NoVerdict } from '../settings/errors.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { openCanary } from './canary.ts';
import type { RunEvent } from './run-event.ts';

type Outcome = Answer | Silence;
type Instead = (request: Request, count: number) => Outcome | undefined;

const answering = (status: number, body = '', headers: Answer['headers'] = {}): Answer => ({ status, headers, body });
const hang: Silence = { silence: 'timeout', detail: 'the answer did not end' };
const names = userStatus.paths.names;

type Confirm = (lines: readonly string[]) => Promise<boolean>;

/** A run with a canary on a tenant elsewhere that answers some requests itself. */
const runOn = async (instead: Instead, confirm?: Confirm) => {
  const tenant = createTenant({ contract: userStatus });
  const sent: string[] = [];
  const target = inProcess((request) => {
    sent.push(`${request.method} ${userStatus.paths.match(request.path)?.path}`);
    return instead(request, sent.length) ?? tenant.respond(request);
  });
  const options = {
    target: 'https://graph.example/beta',
    seed: '1',
    cases: '0',
    only: ['bodies.empty', 'paths.example'],
  };
  const read = readSettings(userStatus, options, { GRAPH_TOKEN: 'a-token' });
  const settings = confirm === undefined ? read : { ...read, confirm };
  const events: RunEvent[] = [];
  const [gone, kept]: [string[], string[]] = [[], []];
  const waited: number[] = [];
  const canary = openCanary({
    target,
    settings,
    onGone: (collection) => gone.push(userStatus.paths.match(collection)?.path ?? ''),
    onKept: () => kept.push('kept'),
    wait: async (milliseconds) => waited.push(milliseconds),
  });
  const campaign = createCampaign({ target, settings, listener: (event) => events.push(event), canary });
  const examine = async (id: 'bodies.empty' | 'paths.example', path = 'deviceConfiguration') =>
    campaign.examine(id, path);
  const stopped = await examine('bodies.empty').then(
    () => undefined,
    (error: unknown) => error,
  );
  return { sent, gone, kept, events, stopped, examine, waited, canary };
};

const deleting =
  (outcome: Outcome): Instead =>
  ({ method }) =>
    method === 'DELETE' ? outcome : undefined;

test('a create on each path is made, read, deleted and looked for, one path after the other, before anything else', async () => {
  const { sent, gone, stopped } = await runOn(() => undefined);
  const canary = names.flatMap((path) => ['POST', 'GET', 'DELETE', 'GET'].map((method) => `${method} ${path}`));
  expect(stopped).toBeUndefined();
  expect(sent.slice(0, canary.length)).toEqual(canary);
  expect(new Set(sent.slice(canary.length).map((request) => request.split(' ')[0]))).toEqual(new Set(['POST']));
  expect(gone).toEqual(names);
});

test.each<[string, Instead, string, number]>([
  ['refuses DELETE', deleting(answering(403, '{"error":{"code":"Forbidden","message":"No."}}')), '403 ("No.")', 3],
  ['does not offer DELETE', deleting(answering(405)), '405', 3],
  ['fails at DELETE', deleting(answering(500)), '500', 3],
  ['finds nothing to delete, and shows it', deleting(answering(404)), '404, and GET still shows', 4],
  ['takes note of DELETE, and does nothing', deleting(answering(202)), '202, and GET still shows', 8],
  ['answers DELETE with 204, and does nothing', deleting(answering(204)), '204, and GET still shows', 8],
  ['leaves DELETE without an answer', deleting(hang), 'no answer (timeout)', 3],
  ['throttles DELETE for ever', deleting(answering(429, '', { 'retry-after': '0' })), '429, "try again"', 8],
  ['gives no id', ({ method }) => (method === 'POST' ? answering(201, '{}') : undefined), 'no id', 1],
  [
    'gives an id that leads elsewhere',
    ({ method }) => (method === 'POST' ? answering(201, '{"id":"../../x"}') : undefined),
    'no id that DELETE could name',
    1,
  ],
  [
    'shows nothing, and finds nothing to delete',
    ({ method }) => (method === 'POST' ? undefined : answering(404)),
    '404',
    7,
  ],
])('a target that %s ends the run after one create', async (_, instead, why, requests) => {
  const { sent, gone, kept, stopped } = await runOn(instead);
  expect(stopped).toBeInstanceOf(NoVerdict);
  expect(String(stopped)).toContain(why);
  expect(String(stopped)).toMatch(/on deviceConfiguration: a run could not delete .*--no-cleanup/);
  expect(sent.length).toBe(requests);
  expect([sent.filter((request) => request.startsWith('POST')).length, gone, kept]).toEqual([1, [], ['kept']]);
});

test.each([
  [true, undefined],
  [false, NoVerdict],
])('a person is asked once; the answer %j decides', async (answer, error) => {
  const asked: (readonly string[])[] = [];
  const { sent, stopped } = await runOn(deleting(answering(405)), async (lines) => {
    asked.push(lines);
    return answer;
  });
  expect(asked).toEqual([[expect.stringContaining('405, on deviceConfiguration.'), expect.stringContaining('stays')]]);
  if (error === undefined) expect(stopped).toBeUndefined();
  else expect(stopped).toBeInstanceOf(error);
  expect(sent.filter((request) => request.startsWith('DELETE'))).toHaveLength(1);
  expect(sent.length > names.length).toBe(answer);
});

test('where GET is refused, the answer to DELETE is believed', async () => {
  const { gone, stopped } = await runOn(({ method }) => (method === 'GET' ? answering(403) : undefined));
  expect([stopped, gone]).toEqual([undefined, names]);
});

/** A tenant that shows a create at the n-th look at it, and finds nothing to delete before. */
const late = (looks: number): Instead => {
  let seen = 0;
  return ({ method }) => {
    if (method === 'POST') seen = 0;
    else if (method === 'GET') seen += 1;
    return method !== 'POST' && seen < looks ? answering(404) : undefined;
  };
};

test('what GET shows some seconds late is waited for, and after the first path before it is looked for', async () => {
  const { gone, stopped, waited, canary } = await runOn(late(3));
  expect([stopped, gone]).toEqual([undefined, names]);
  expect(waited.slice(0, 4)).toEqual([500, 1_000, 1_500, 500]);
  expect(canary.lateness()).toBeGreaterThanOrEqual(1_500);
});

test('where GET shows nothing, the answer to DELETE is believed, and nothing is waited for again', async () => {
  const { gone, stopped, waited } = await runOn(({ method }) => (method === 'GET' ? answering(404) : undefined));
  expect([stopped, gone, waited]).toEqual([undefined, names, [500, 1_000, 2_000, 4_000]]);
});

test('what GET shows for some seconds is waited for', async () => {
  let looks = 0;
  const { gone, stopped } = await runOn(({ method }) => {
    if (method === 'POST') looks = 0;
    if (method !== 'GET') return undefined;
    looks += 1;
    return looks < 4 ? answering(200, '{}') : answering(404);
  });
  expect([stopped, gone]).toEqual([undefined, names]);
});

test('a token that ends between create and DELETE gives no verdict on anything', async () => {
  const { sent, stopped } = await runOn((_, count) => (count > 2 ? answering(401) : undefined));
  expect(stopped).toBeInstanceOf(NoVerdict);
  expect(String(stopped)).toContain('the token is not accepted any more');
  expect(sent).toHaveLength(3);
});

test('a token that Conditional Access ends is said to be such a one', async () => {
  const challenge = {
    'www-authenticate': 'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4i"',
  };
  const { stopped } = await runOn((_, count) => (count > 2 ? answering(401, '', challenge) : undefined));
  expect(String(stopped)).toMatch(/answers 401 to DELETE .* not accepted any more; Conditional Access/);
});

test('a token that ends between two paths is not blamed on the second', async () => {
  const { stopped, sent } = await runOn((_, count) => (count > 8 ? answering(401) : undefined));
  expect(stopped).toBeInstanceOf(NoVerdict);
  expect(String(stopped)).toContain('answers 401 to a create that it accepted before');
  // The example of the third path, and that of the first again.
  expect(sent).toHaveLength(10);
});

test('a path that alone answers 401 is judged', async () => {
  const { examine } = await runOn(({ path, method }) =>
    method === 'POST' && userStatus.paths.match(path)?.path === names[1] ? answering(401) : undefined,
  );
  expect((await examine('paths.example', names[1])).outcome).toBe('fail');
  expect((await examine('bodies.empty', names[0])).outcome).toBe('pass');
});

describe('a path that is denied', () => {
  const [open, ...others] = names;

  test.each([
    [403, 'the token needs DeviceManagementConfiguration.ReadWrite.All there, and the tenant a license for it'],
    [404, 'the ids of --config must exist there, and the tenant needs a license for it'],
  ])('with %d is explained and not blamed, asked once, and the rest goes on', async (status, sentence) => {
    const denial = answering(status, '{"error":{"code":"x","message":"Not licensed."}}');
    const { sent, events, examine } = await runOn(({ path }) =>
      userStatus.paths.match(path)?.path === open ? undefined : denial,
    );
    const { outcome, because, broken } = await examine('paths.example', others[0]);
    expect([outcome, broken]).toEqual(['not exercised', 0]);
    expect(because).toBe(`it answered ${status} to a valid create ("Not licensed."): ${sentence}`);
    expect(others.map((path) => sent.filter((request) => request.endsWith(` ${path}`)))).toEqual(
      others.map((path) => [`POST ${path}`]),
    );
    expect((await examine('bodies.empty', open)).outcome).toBe('pass');
    expect(events).toContainEqual({ kind: 'incomplete', reason: expect.stringContaining(others.join(', ')) });
  });

  test('everywhere is no verdict, as for any target', async () => {
    const { stopped, sent } = await runOn(() => answering(403));
    expect(stopped).toBeInstanceOf(NoVerdict);
    expect(sent).toHaveLength(names.length);
  });
});

test('a create whose answer is lost is not sent again: it may have made something', async () => {
  const { sent } = await runOn(({ method }) =>
    method === 'POST' ? { silence: 'dropped', detail: '', spoke: true } : undefined,
  );
  expect(sent).toEqual(names.map((path) => `POST ${path}`));
});

test('a target that answers nothing is left after two requests', async () => {
  const { sent, stopped } = await runOn(() => hang);
  expect(stopped).toBeInstanceOf(NoVerdict);
  expect(sent).toHaveLength(2);
});
