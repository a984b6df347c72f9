// A run within a budget sends what was forecast, never more, and the same again; a larger budget sends more of the same.
import fc from 'fast-check';
import { refusing } from '../../../contracts/deviations/changes.ts';
import type { Deviation } from '../../../contracts/deviations/deviation.ts';
import type { Request } from '../../../contracts/judging/exchange.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { bodyOf } from '../../../fixtures/cases/varied.ts';
import { deviationsNamed } from '../../../fixtures/tenant/deviations.ts';
import { createTenant } from '../../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../../fixtures/tenant/tokens.ts';
import { inProcess } from '../../connection/in-process.ts';
import { type RunOptions, readSettings } from '../../settings/settings.ts';
import { createCampaign } from '../campaign.ts';
import { openCanary } from '../canary.ts';
import { forecast } from '../forecast.ts';
import { ignoreEvents } from '../run-event.ts';
import { deletingFreely, mayRepeat, openBudget } from './budget.ts';

const contract = userStatus;

const runWith = async (options: RunOptions, deviations: readonly Deviation[] = []) => {
  const settings = readSettings(contract, { seed: '1', ...options }, {});
  const tenant = createTenant({ contract, deviations });
  const sent: Request[] = [];
  let creates = 0;
  const budget = openBudget(settings);
  const target = inProcess((request) => {
    sent.push(request);
    const reply = tenant.respond(request);
    if ('status' in reply && reply.status === 201) creates += 1;
    return reply;
  }, mayRepeat(budget));
  const campaign = createCampaign({ target, settings, listener: ignoreEvents, budget });
  const [path = ''] = campaign.paths;
  await campaign.examine('paths.example', path);
  return { campaign, sent, creates, settings };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const budgets = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 21, max: 400 }));
const options: fc.Arbitrary<RunOptions> = fc.record(
  {
    budget: budgets.map(String),
    seed: fc.nat({ max: 1_000 }).map(String),
    path: fc.constantFrom(['rootCertificate'], ['windows*', 'deviceConfiguration']),
    only: fc.constantFrom(
      ['bodies.*'],
      ['bodies.status.*', 'answers.readBack'],
      ['authorization.missing', 'answers.id'],
    ),
    shard: fc.constantFrom('1/3', '2/3', '3/3'),
  },
  { requiredKeys: ['budget', 'seed'] },
);

test('sends what was forecast, and no more than the budget', async () => {
  await fc.assert(
    fc.asyncProperty(options, async (said) => {
      const { sent, creates, settings } = await runWith(said);
      const promised = forecast(settings);
      expect(sent).toHaveLength(sum(promised.map(({ requests }) => requests)));
      expect(sent.length).toBeLessThanOrEqual(Number(said.budget));
      expect(creates).toBeLessThanOrEqual(sum(promised.map((on) => on.creates)));
    }),
    { seed: 1, numRuns: 25 },
  );
});

test.each([
  ['4', '200'],
  ['8', '60'],
  ['32', '97'],
])('sends it on every path as well where %s are under way at once, of a budget of %s', async (concurrency, budget) => {
  const { sent, settings } = await runWith({ budget, concurrency });
  const onPaths = Map.groupBy(sent, ({ path }) => contract.paths.match(path)?.path ?? '');
  for (const { path, requests } of forecast(settings))
    expect([path, onPaths.get(path)?.length ?? 0]).toEqual([path, requests]);
});

test('sends the same again with the same seed, and with a larger budget first all of the smaller', async () => {
  await fc.assert(
    fc.asyncProperty(options, fc.nat({ max: 60 }), async (said, more) => {
      const { sent } = await runWith(said);
      const larger = await runWith({ ...said, budget: String(Number(said.budget) + 3 * more) });
      expect(larger.sent.slice(0, sent.length)).toEqual(sent);
    }),
    { seed: 2, numRuns: 15 },
  );
});

test('the shards of a run share its budget', async () => {
  const shards = await Promise.all(
    [1, 2, 3].map((index) => runWith({ budget: '100', shard: `${index}/3` }).then(({ sent }) => sent.length)),
  );
  for (const [index, most] of [34, 33, 33].entries()) {
    expect(shards[index]).toBeLessThanOrEqual(most);
    // What needs more requests than are left is not begun: a reading takes three.
    expect(shards[index]).toBeGreaterThan(most - 3);
  }
});

test.each([
  ['refuses-empty-name', 'bodies.userDisplayName.values', 'e0'],
  ['refuses-white-space', 'bodies.whiteSpace', 'e2'],
  ['principal-without-tag', 'answers.userPrincipalName.echo', 'e109'],
] as const)('what packed bodies show of the fault %s is taken apart to %s and its case %s', async (name, id, found) => {
  const { campaign, sent } = await runWith({ budget: '200' }, deviationsNamed(contract, [name]));
  const verdicts = await Promise.all(campaign.paths.map((path) => campaign.examine(id, path)));
  expect(verdicts.map(({ counterexample }) => counterexample?.case.id.split('#')[1])).toContain(found);
  expect(sent.length).toBeLessThanOrEqual(200);
});

test('sends no refusals where their control was not accepted, and goes on with others', async () => {
  const pickiness = refusing(({ request }) => request.body === bodyOf(contract));
  const { campaign, sent } = await runWith({ budget: '80', path: ['rootCertificate'] }, [pickiness]);
  expect(await campaign.examine('bodies.notObject', 'rootCertificate')).toMatchObject({
    outcome: 'not exercised',
    because: expect.stringContaining('the valid request that the refused ones are made from'),
  });
  // Of the rest some is kept to send again what failed.
  expect(sent.length).toBeGreaterThanOrEqual(75);
  expect(sent.length).toBeLessThanOrEqual(80);
});

test('what asks to try again takes its repetitions of the budget', async () => {
  for (const budget of [1, 7, 30]) {
    const { sent } = await runWith({ budget: String(budget) }, deviationsNamed(contract, ['throttled/2']));
    expect(sent.length).toBeLessThanOrEqual(budget);
  }
});

test('a "try again" to the last request of the budget is not held against the target', async () => {
  for (const last of [9, 14, 40, 61]) {
    const settings = readSettings(contract, { seed: '1', budget: String(last) }, {});
    const [tenant, budget] = [createTenant({ contract }), openBudget(settings)];
    let sent = 0;
    const target = inProcess((request) => {
      sent += 1;
      return sent === last ? { status: 429, headers: {}, body: '' } : tenant.respond(request);
    }, mayRepeat(budget));
    const campaign = createCampaign({ target, settings, listener: ignoreEvents, budget });
    const reasons = new Set<string>();
    for (const { id } of contract.requirements.all)
      for (const path of campaign.paths) {
        const verdict = await campaign.examine(id, path);
        if (verdict.outcome === 'not exercised') reasons.add(verdict.because ?? '');
      }
    expect([sent, campaign.gaveUp()]).toEqual([last, undefined]);
    expect([...reasons].filter((reason) => reason.includes('try again'))).toEqual([]);
  }
});

test('says of what was not sent that the budget was spent', async () => {
  const { campaign } = await runWith({ budget: '3' });
  const [sentTo = '', , , unsent = ''] = campaign.paths;
  expect(await campaign.examine('paths.example', sentTo)).toMatchObject({ outcome: 'pass' });
  const because = '--budget 3 was spent before a case of it was sent';
  expect(await campaign.examine('paths.example', unsent)).toMatchObject({ outcome: 'not exercised', because });
  expect(await campaign.examine('bodies.empty', sentTo)).toMatchObject({ outcome: 'not exercised', because });
});

test.each<readonly [RunOptions, RegExp]>([
  [{ budget: '0' }, /--budget/],
  [{ budget: 'many' }, /--budget takes a whole number, or "all"/],
  [{ budget: '5', cases: '10' }, /cannot be combined with --cases/],
  [{ budget: '5', case: 'bodies.empty@rootCertificate#e0' }, /cannot be combined with --case/],
])('%j is wrong use', (said, message) => {
  expect(() => readSettings(contract, said, {})).toThrow(message);
});

test('one request that is put off again and again does not end it, a target that is gone does', async () => {
  const settings = readSettings(contract, { seed: '1', budget: '100' }, {});
  const run = async (isSilent: (count: number) => boolean): Promise<number> => {
    const tenant = createTenant({ contract });
    let count = 0;
    const target = inProcess((request) => {
      count += 1;
      return isSilent(count) ? { silence: 'unreachable', detail: 'ECONNREFUSED' } : tenant.respond(request);
    });
    await createCampaign({ target, settings, listener: ignoreEvents }).examine('paths.example', 'rootCertificate');
    return count;
  };
  expect(await run((count) => count === 40)).toBe(100);
  expect(await run((count) => count >= 40)).toBe(43);
});

test.each([2, 3, 4, 10, 11, 25, 60])('on another machine, what the canary reads is counted: %i', async (limit) => {
  const said = { seed: '1', budget: String(limit), target: 'https://graph.example/beta' };
  const settings = readSettings(contract, said, { GRAPH_TOKEN: tenantTokens.granted });
  const tenant = createTenant({ contract });
  let sent = 0;
  const target = inProcess((request) => {
    if (request.method !== 'DELETE') sent += 1;
    return tenant.respond(request);
  });
  const budget = openBudget(settings);
  const hears = { onGone: () => undefined, onKept: () => undefined };
  const canary = openCanary({ target: deletingFreely(budget, target), settings, ...hears });
  const campaign = createCampaign({ target, settings, listener: ignoreEvents, canary, budget });
  await campaign.examine('paths.example', 'rootCertificate');
  expect(sent).toBe(sum(forecast(settings).map(({ requests }) => requests)));
  expect(sent).toBeLessThanOrEqual(limit);
  expect(sent).toBeGreaterThan(limit - 3);
});
