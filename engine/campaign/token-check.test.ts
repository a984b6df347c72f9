// A 401 in the middle of a run is about the token where the example, accepted before, is refused as well.
import type { Answer, Request } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { requestFor } from '../../fixtures/cases/case.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import type { Listener } from './run-event.ts';
import { openTokenCheck } from './token-check.ts';

const unauthorised: Answer = {
  status: 401,
  headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
  body: '{"error":{"code":"InvalidAuthenticationToken","message":"The token is expired."}}',
};

type Examined = 'answers.readBack' | 'bodies.empty' | 'bodies.order';

const token = { GRAPH_TOKEN: 'a-token' };

const runOn = (
  instead: (request: Request, count: number) => Answer | undefined,
  only: Examined[] = ['bodies.empty', 'bodies.order'],
  url = 'http://127.0.0.1:9/beta',
) => {
  const reasons = new Set<string>();
  const tenant = createTenant({ contract: userStatus });
  let count = 0;
  const target = inProcess((request) => {
    count += 1;
    return instead(request, count) ?? tenant.respond(request);
  });
  const settings = readSettings(userStatus, { seed: '1', cases: '0', only, target: url, cleanup: false }, token);
  const listener: Listener = (event) => {
    if (event.kind === 'incomplete') reasons.add(event.reason);
  };
  const campaign = createCampaign({ target, settings, listener });
  return {
    outcome: (id: Examined) => campaign.examine(id, 'deviceConfiguration'),
    reasons: () => [...reasons],
    sent: () => count,
  };
};

const ended =
  /^http:\/\/in\.process answers 401 to a create that it accepted before \("The token is expired\."\): the token is not accepted any more/;

const expectEnded = async ({ outcome, reasons }: ReturnType<typeof runOn>): Promise<void> => {
  const { outcome: said, because, broken, cases } = await outcome('bodies.order');
  // What was answered before the token ended counts.
  expect([said, broken]).toEqual([cases > 0 ? 'pass' : 'not exercised', 0]);
  if (cases === 0) expect(because).toMatch(ended);
  expect(reasons()).toEqual([expect.stringMatching(ended)]);
};

test('a token that ends in the middle of a run ends it, and nothing is blamed', async () => {
  const run = runOn((_, count) => (count > 50 ? unauthorised : undefined));
  await expectEnded(run);
  expect(run.sent()).toBeLessThan(50 + 2 * 32 + 2);
});

test('what was learnt before the token ended is kept', async () => {
  let accepted = 0;
  const run = runOn(({ body }) => {
    if (accepted > 0) return unauthorised;
    if (body !== '') return undefined;
    accepted += 1;
    return { status: 201, headers: {}, body: userStatus.example.answer };
  });
  await expectEnded(run);
  expect((await run.outcome('bodies.empty')).outcome).toBe('fail');
});

test.each(['GET', 'POST'])(
  'a token that ends between a create and what is read of it is not blamed: %s',
  async (method) => {
    let isEnded = false;
    const run = runOn(
      (request, count) => {
        if (count > 10 && request.method === method) isEnded = true;
        return isEnded ? unauthorised : undefined;
      },
      ['answers.readBack', 'bodies.order'],
    );
    expect((await run.outcome('answers.readBack')).outcome).toBe('not exercised');
    await expectEnded(run);
  },
);

test('a target that answers 401 to other bodies alone is judged', async () => {
  const { outcome } = runOn(({ body }) =>
    typeof body === 'string' && body !== userStatus.example.request && !body.startsWith('{"@odata.type"')
      ? unauthorised
      : undefined,
  );
  expect((await outcome('bodies.order')).outcome).toBe('fail');
  expect((await outcome('bodies.empty')).outcome).toBe('pass');
});

const elsewhere = 'https://graph.example/beta';
const forbidden: Answer = { ...unauthorised, status: 403 };

test('on another machine a permission that ends in the middle of a run ends it, and nothing is blamed', async () => {
  const run = runOn((_, count) => (count > 12 ? forbidden : undefined), ['bodies.empty', 'bodies.order'], elsewhere);
  const { broken } = await run.outcome('bodies.order');
  expect([broken, run.reasons()]).toEqual([
    0,
    [expect.stringMatching(/answers 403 to a create .* permission, the role/)],
  ]);
});

test('a target that answers 403 to some bodies alone is judged', async () => {
  const isOther = ({ body }: Request): boolean =>
    typeof body === 'string' && body !== userStatus.example.request && !body.startsWith('{"@odata.type"');
  const run = runOn(
    (request) => (isOther(request) ? forbidden : undefined),
    ['bodies.empty', 'bodies.order'],
    elsewhere,
  );
  expect((await run.outcome('bodies.order')).outcome).toBe('fail');
  expect((await run.outcome('bodies.empty')).outcome).toBe('pass');
});

test('what refuses with 401 by custom is asked about its token again where what is valid is refused', async () => {
  let isEnded = false;
  let asked = 0;
  const target = inProcess(() => {
    asked += 1;
    return isEnded ? unauthorised : { status: 201, headers: {}, body: userStatus.example.answer };
  });
  const example = requestFor(
    { contract: userStatus, path: 'deviceConfiguration', ids: { deviceConfigurationId: 'one' } },
    '{}',
  );
  const refused = { request: example, answer: unauthorised };
  const check = openTokenCheck(target);
  await check.confirm(refused, () => example);
  await check.confirm(refused, () => example);
  expect(asked).toBe(1);
  isEnded = true;
  await expect(check.confirm({ ...refused, isValid: true }, () => example)).rejects.toThrow(ended);
});
