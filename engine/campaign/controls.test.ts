// A refusal proves something only on a path that accepts the same request with the offending value mended.
import type { Reply } from '../../contracts/deviations/deviation.ts';
import type { Answer, Request } from '../../contracts/judging/exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { ignoreEvents, type RunEvent } from './run-event.ts';
import { providerRequirements } from './schedule.ts';

const refusal: Answer = { status: 400, headers: {}, body: '{"error":{"code":"BadRequest","message":"no"}}' };
const ids = providerRequirements(userStatus).map(({ id }) => id);
const pathNames = userStatus.paths.names;

const tenantAnswer = (reply: Reply): Answer => {
  if (!('status' in reply)) throw new Error('the tenant gave no answer');
  return reply;
};

/** A run on a tenant that answers some requests itself. */
const runOn = async (
  instead: (request: Request) => Answer | undefined,
  only: readonly RequirementId[] = [],
  listener: (event: RunEvent) => void = ignoreEvents,
) => {
  const tenant = createTenant({ contract: userStatus });
  const target = inProcess((request) => instead(request) ?? tenant.respond(request));
  const settings = readSettings(userStatus, { seed: '1', cases: '20', only: [...only] }, {});
  const campaign = createCampaign({ target, settings, listener });
  const verdicts = [];
  for (const path of campaign.paths)
    for (const id of only.length === 0 ? ids : only) verdicts.push(await campaign.examine(id, path));
  return { verdicts, requests: target.counts.requests };
};

const outcomesOf = (verdicts: Awaited<ReturnType<typeof runOn>>['verdicts']) =>
  Object.fromEntries([...Map.groupBy(verdicts, ({ outcome }) => outcome)].map(([name, all]) => [name, all.length]));

test('a target that accepts nothing fails paths.example, and costs a few requests', async () => {
  const { verdicts, requests } = await runOn(() => refusal);
  const failed = verdicts.filter(({ outcome }) => outcome === 'fail');
  expect(failed.map(({ requirement, path }) => [requirement, path])).toEqual(
    pathNames.map((path) => ['paths.example', path]),
  );
  expect(outcomesOf(verdicts)).toEqual({ fail: 8, 'not exercised': 8 * (ids.length - 1) });
  expect(requests).toBe(24);
});

test('on the seven paths that a target does not have, nothing passes and nothing more is sent', async () => {
  const [only] = pathNames;
  const sent = new Map<string | undefined, number>();
  const { verdicts } = await runOn((request) => {
    const path = userStatus.paths.match(request.path)?.path;
    sent.set(path, (sent.get(path) ?? 0) + 1);
    return path === only ? undefined : { ...refusal, status: 404 };
  });
  const elsewhere = verdicts.filter(({ path }) => path !== only);
  expect(outcomesOf(elsewhere)).toEqual({ fail: 7, 'not exercised': 7 * (ids.length - 1) });
  expect(elsewhere.find(({ requirement }) => requirement === 'bodies.empty')?.because).toBe(
    "the path did not accept the page's example (404)",
  );
  expect(verdicts.filter(({ path, outcome }) => path === only && outcome === 'fail')).toEqual([]);
  expect(pathNames.slice(1).map((path) => sent.get(path))).toEqual(Array.from({ length: 7 }, () => 3));
});

test('where only the example itself is accepted, no refusal of a body proves anything', async () => {
  const { example } = userStatus;
  const { verdicts } = await runOn(
    ({ body, headers }) => (body === example.request || headers['authorization'] === undefined ? undefined : refusal),
    ['authorization.missing', 'bodies.devicesCount.type'],
  );
  const [first, second] = verdicts;
  expect([first?.outcome, second?.outcome, second?.because]).toEqual([
    'pass',
    'not exercised',
    'the path did not accept the valid request that the refused ones are made from (400)',
  ]);
});

test('a generated refusal counts only where its own control was accepted', async () => {
  const { example } = userStatus;
  const compact = JSON.stringify(JSON.parse(example.request));
  const [only = ''] = pathNames;
  const cases = async (instead: (request: Request) => Answer | undefined) => {
    const { verdicts } = await runOn(instead, ['bodies.devicesCount.type', 'authorization.missing.status']);
    return verdicts.filter(({ path }) => path === only);
  };
  const all = await cases(() => undefined);
  const withFew = await cases(({ body, headers }) =>
    body === example.request || body === compact || headers['authorization'] === undefined ? undefined : refusal,
  );
  expect(all.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  expect(withFew.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  for (const [index, { cases: count }] of withFew.entries()) {
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(all[index]?.cases ?? 0);
  }
});

test('what must be refused and is accepted counts without a control too', async () => {
  const { example } = userStatus;
  const tenant = createTenant({ contract: userStatus });
  const { verdicts } = await runOn(
    ({ body, headers, ...request }) =>
      typeof body === 'string' && body.includes('"devicesCount":"')
        ? tenantAnswer(tenant.respond({ ...request, headers, body: example.request }))
        : body === example.request
          ? undefined
          : refusal,
    ['bodies.devicesCount.type', 'bodies.status.type'],
  );
  expect(verdicts.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['fail', 'not exercised']);
});

test('a control that is refused once is sent again', async () => {
  let count = 0;
  const { verdicts } = await runOn(() => {
    count += 1;
    return count === 1 ? refusal : undefined;
  }, ['bodies.empty']);
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(pathNames.map(() => 'pass'));
});

test('a run hears of failures of what it examines alone', async () => {
  const heard: string[] = [];
  let count = 0;
  await runOn(
    () => {
      count += 1;
      return count === 1 ? refusal : undefined;
    },
    ['bodies.empty'],
    (event) => void (event.kind === 'judged' && heard.push(...event.broken)),
  );
  expect(heard).toEqual([]);
});
