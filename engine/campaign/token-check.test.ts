// A 401 in the middle of a run is about the token where the example, accepted before, is refused as well.
import type { Answer, Request } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import type { Listener } from './run-event.ts';

const unauthorised: Answer = {
  status: 401,
  headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
  body: '{"error":{"code":"InvalidAuthenticationToken","message":"The token is expired."}}',
};

type Examined = 'answers.readBack' | 'bodies.empty' | 'bodies.order';

const runOn = (
  instead: (request: Request, count: number) => Answer | undefined,
  only: Examined[] = ['bodies.empty', 'bodies.order'],
) => {
  const reasons = new Set<string>();
  const tenant = createTenant({ contract: userStatus });
  let count = 0;
  const target = inProcess((request) => {
    count += 1;
    return instead(request, count) ?? tenant.respond(request);
  });
  const settings = readSettings(userStatus, { seed: '1', cases: '0', only }, {});
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

const expectEnded = async ({ outcome }: ReturnType<typeof runOn>): Promise<void> => {
  const { outcome: said, because, broken } = await outcome('bodies.order');
  expect([said, broken]).toEqual(['not exercised', 0]);
  expect(because).toMatch(ended);
};

test('a token that ends in the middle of a run ends it, and nothing is blamed', async () => {
  const run = runOn((_, count) => (count > 50 ? unauthorised : undefined));
  await expectEnded(run);
  expect(run.reasons()).toEqual([expect.stringMatching(ended)]);
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
