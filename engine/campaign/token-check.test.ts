// A 401 in the middle of a run is about the token where the example, accepted before, is refused as well.
import type { Answer, Request } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { NoVerdict } from '../settings/errors.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { ignoreEvents } from './run-event.ts';

const unauthorised: Answer = {
  status: 401,
  headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
  body: '{"error":{"code":"InvalidAuthenticationToken","message":"The token is expired."}}',
};

const runOn = (instead: (request: Request, count: number) => Answer | undefined) => {
  const tenant = createTenant({ contract: userStatus });
  let count = 0;
  const target = inProcess((request) => {
    count += 1;
    return instead(request, count) ?? tenant.respond(request);
  });
  const settings = readSettings(userStatus, { seed: '1', cases: '0', only: ['bodies.empty', 'bodies.order'] }, {});
  const campaign = createCampaign({ target, settings, listener: ignoreEvents });
  return { outcome: (id: 'bodies.empty' | 'bodies.order') => campaign.examine(id, 'deviceConfiguration') };
};

test('a token that ends in the middle of a run gives no verdict, and nothing is blamed', async () => {
  const { outcome } = runOn((_, count) => (count > 50 ? unauthorised : undefined));
  await expect(outcome('bodies.order')).rejects.toThrow(NoVerdict);
  await expect(outcome('bodies.order')).rejects.toThrow(
    /answers 401 to a create that it accepted before \("The token is expired\."\): the token is not accepted any more/,
  );
});

test('a target that answers 401 to other bodies alone is judged', async () => {
  const { outcome } = runOn(({ body }) =>
    typeof body === 'string' && body !== userStatus.example.request && !body.startsWith('{"@odata.type"')
      ? unauthorised
      : undefined,
  );
  expect((await outcome('bodies.order')).outcome).toBe('fail');
  expect((await outcome('bodies.empty')).outcome).toBe('pass');
});
