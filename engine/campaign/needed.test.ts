// A requirement that is examined alone costs what can tell whether it is met: no thousands of requests, and none of its faults passes.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { isJudgedOnOthers } from './needed.ts';
import { ignoreEvents } from './run-event.ts';
import { providerRequirements, schedule } from './schedule.ts';

const path = 'rootCertificate';
const settingsFor = (id: string) => readSettings(userStatus, { seed: '1', only: [id], path: [path] }, {});

test('no requirement sends more than others on a path', () => {
  const totals = providerRequirements(userStatus).map(({ id }) => [
    schedule(settingsFor(id), [path]).total,
    id,
  ]) satisfies [number, string][];
  expect(totals.filter(([total]) => total > 240)).toEqual([]);
  expect(totals.find(([, id]) => id === 'paths.example')).toEqual([0, 'paths.example']);
});

test('those that can tell more about it are sent whole', () => {
  const sent = (id: string): readonly string[] => [
    ...new Set([...schedule(settingsFor(id), [path]).cases].map(({ requirement }) => requirement)),
  ];
  expect(sent('answers.status.echo')).toEqual(expect.arrayContaining(['bodies.valid', 'bodies.status.values']));
  expect(sent('answers.status.echo')).not.toContain('bodies.devicesCount.values');
  expect(sent('refusals.challenge').filter((id) => !id.startsWith('authorization.'))).toEqual([]);
});

const faults = faultsOf(userStatus)
  .filter(({ breaks, only }) => only === undefined && isJudgedOnOthers(userStatus.requirements.get(breaks)))
  .filter(({ rare }, index) => rare || index % 8 === 3)
  // It repeats after more creates than one path gets; all paths together show it.
  .filter(({ name }) => name !== 'id-wraps');

test.each(faults.map((fault) => [fault.name, fault] as const))('%s is caught', async (_, fault) => {
  const { respond } = createTenant({ contract: userStatus, deviations: [fault] });
  const campaign = createCampaign({
    target: inProcess(respond),
    settings: settingsFor(fault.breaks),
    listener: ignoreEvents,
  });
  expect((await campaign.examine(fault.breaks, path)).outcome).toBe('fail');
});
