import { userStatus } from '../../contracts/user-status/contract.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { type RunOptions, readSettings } from '../settings/settings.ts';
import { openBail } from './bail.ts';
import { createCampaign } from './campaign.ts';
import { ignoreEvents } from './run-event.ts';

const settings = (said: RunOptions) => readSettings(userStatus, { seed: '1', cases: '20', bail: true, ...said }, {});

const metAfter = (said: RunOptions, id: 'bodies.malformed' | 'refusals.challenge'): string | undefined => {
  const bail = openBail(settings(said));
  bail.note([id], 'rootCertificate');
  return bail.met();
};

test('a MUST that fails ends a run', () =>
  expect(metAfter({}, 'bodies.malformed')).toBe(
    '--bail: the run ended at the first failure, bodies.malformed on rootCertificate',
  ));

test('a SHOULD does with --strict alone', () => {
  expect(metAfter({}, 'refusals.challenge')).toBeUndefined();
  expect(metAfter({ strict: true }, 'refusals.challenge')).toContain('refusals.challenge');
});

test('without --bail nothing ends it', () => expect(metAfter({ bail: false }, 'bodies.malformed')).toBeUndefined());

test('what is not examined does not', () =>
  expect(metAfter({ only: ['bodies.valid'] }, 'bodies.malformed')).toBeUndefined());

const requestsTo = async (fault: string | undefined, said: RunOptions): Promise<number> => {
  const deviations = fault === undefined ? [] : deviationsNamed(userStatus, [fault]);
  const target = inProcess(createTenant({ contract: userStatus, deviations }).respond);
  const campaign = createCampaign({ target, settings: settings(said), listener: ignoreEvents });
  await campaign.examine('paths.example', 'rootCertificate');
  return target.counts.requests;
};

test.each<[string, RunOptions]>([
  ['status-200', {}],
  ['forgets-creates', { strict: true }],
  ['accepts-last-comma', {}],
])('after %s not all is sent', async (fault, said) => {
  const all = await requestsTo(fault, { ...said, bail: false });
  expect(await requestsTo(fault, said)).toBeLessThan(all - 100);
});

test('a conformant target is sent all of it', async () =>
  expect(await requestsTo(undefined, {})).toBe(await requestsTo(undefined, { bail: false })));
