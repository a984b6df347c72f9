// What a run was said to send is what a tenant then hears.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { type RunOptions, readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { forecast } from './forecast.ts';
import { ignoreEvents } from './run-event.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const heardBy = async (said: RunOptions) => {
  const heard = { requests: 0, creates: 0 };
  const settings = readSettings(userStatus, said, {});
  const tenant = createTenant({ contract: userStatus });
  const target = inProcess((request) => {
    const reply = tenant.respond(request);
    if (request.method !== 'GET') heard.requests += 1;
    if ('status' in reply && reply.status === 201) heard.creates += 1;
    return reply;
  });
  const [path = ''] = settings.paths;
  await createCampaign({ target, settings, listener: ignoreEvents }).examine('paths.example', path);
  return { heard, promised: forecast(settings), paths: settings.paths };
};

test.each<RunOptions>([
  { seed: '1', cases: '20' },
  { seed: '1', cases: '0' },
  { seed: '2', cases: '200', shard: '2/3' },
  { seed: '1', cases: '20', path: ['rootCertificate', 'windows*'] },
])('of %j', async (said) => {
  const { heard, promised, paths } = await heardBy(said);
  expect(promised.map(({ path }) => path)).toEqual(paths);
  expect(heard.requests).toBe(sum(promised.map(({ requests }) => requests)));
  const creates = sum(promised.map((on) => on.creates));
  expect(heard.creates).toBeLessThanOrEqual(creates);
  expect(heard.creates).toBeGreaterThan(creates * 0.8);
});

test('of one case, and of one whose control is not the example', () => {
  const promised = (id: string) => forecast(readSettings(userStatus, { case: id }, {}));
  expect(promised('bodies.malformed@rootCertificate#e0')).toEqual([
    { path: 'rootCertificate', requests: 5, creates: 3 },
  ]);
  expect(promised('bodies.malformed@rootCertificate#e2')).toEqual([
    { path: 'rootCertificate', requests: 6, creates: 4 },
  ]);
});
