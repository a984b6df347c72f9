// What a run keeps of a faulty target fails again when it is sent alone, costs a few requests, and passes on a conformant one.
import type { Deviation } from '../../contracts/deviations/deviation.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { createCampaign } from '../campaign/campaign.ts';
import { forecast } from '../campaign/forecast.ts';
import { ignoreEvents } from '../campaign/run-event.ts';
import { examined } from '../campaign/schedule.ts';
import type { Verdict } from '../campaign/verdict.ts';
import { inProcess } from '../connection/in-process.ts';
import { readSettings, type Settings } from '../settings/settings.ts';
import { type KeptCase, keepPlan } from './kept-case.ts';

const path = 'rootCertificate';
const settings: Settings = {
  ...readSettings(userStatus, { seed: '1', cases: '20', strict: true, path: [path] }, {}),
  memory: 'unused',
};

type Ran = { readonly verdicts: readonly Verdict[]; readonly requests: number };

const run = async (deviations: readonly Deviation[], said: Settings): Promise<Ran> => {
  const target = inProcess(createTenant({ contract: userStatus, deviations }).respond);
  const campaign = createCampaign({ target, settings: said, listener: ignoreEvents });
  const verdicts: Verdict[] = [];
  for (const { id } of examined(said)) verdicts.push(await campaign.examine(id, path));
  return { verdicts, requests: target.counts.requests };
};

const failuresIn = ({ verdicts }: Ran): readonly Verdict[] => verdicts.filter(({ outcome }) => outcome === 'fail');
const idsOf = (verdicts: readonly Verdict[]) => verdicts.map(({ requirement }) => requirement);

const keptOf = (ran: Ran): readonly KeptCase[] =>
  failuresIn(ran).flatMap(({ requirement, counterexample }) => {
    const plan = counterexample?.case.plan && keepPlan(counterexample.case.plan);
    return plan ? [{ requirement, path, plan }] : [];
  });

const failedAlone = (kept: readonly KeptCase[]): Settings => ({
  ...settings,
  ...{ failed: true, kept },
  only: [...new Set(kept.map(({ requirement }) => requirement))],
});

// What shows at one of many requests, or in the run as a whole, cannot be shown again by one; and one path is tried here.
const sporadic = /now-and-then|without-retry|wraps|combinations|on-one-path|a-path/;

const faults = faultsOf(userStatus).filter(({ name }, index) => index % 9 === 4 && !sporadic.test(name));

test.each(faults.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
  const ran = await run([fault], settings);
  const kept = keptOf(ran);
  expect(idsOf(failuresIn(ran))).toEqual(kept.map(({ requirement }) => requirement));
  expect(kept.length).toBeGreaterThan(0);
  const again = await run([fault], failedAlone(kept));
  expect(idsOf(failuresIn(again))).toEqual(idsOf(failuresIn(ran)));
  const mended = await run([], failedAlone(kept));
  expect(failuresIn(mended)).toEqual([]);
  // Besides the cases, the page's example, a few controls, and what is read back.
  expect(mended.requests).toBeLessThan(2 * kept.length + 15);
});

test('kept cases are sent first, and counted in the plan', async () => {
  const [fault] = faultsOf(userStatus).filter(({ name }) => name === 'accepts-last-comma');
  const kept = keptOf(await run(fault ? [fault] : [], settings));
  const remembering = { ...settings, kept };
  const sent: string[] = [];
  const tenant = createTenant({ contract: userStatus });
  const target = inProcess((request) => {
    sent.push(String(request.body));
    return tenant.respond(request);
  });
  await createCampaign({ target, settings: remembering, listener: ignoreEvents }).examine('paths.example', path);
  const [first] = kept;
  const body = first && 'text' in first.plan.body ? first.plan.body.text : 'none';
  const [plain] = forecast(settings);
  const [more] = forecast(remembering);
  expect(sent.indexOf(body)).toBeLessThan(40);
  expect(more?.requests).toBe((plain?.requests ?? 0) + kept.length);
});

test('a kept case is replayed by its id', async () => {
  const [fault] = faultsOf(userStatus).filter(({ name }) => name === 'accepts-last-comma');
  const deviations = fault ? [fault] : [];
  const kept = keptOf(await run(deviations, settings));
  const again = await run(deviations, failedAlone(kept));
  const [failure] = failuresIn(again);
  const id = failure?.counterexample?.case.id ?? '';
  expect(id).toMatch(/^bodies\.malformed@rootCertificate#k[0-9a-f]{8}$/);
  const replayed = await run(deviations, { ...settings, kept, case: id });
  expect(idsOf(failuresIn(replayed))).toContain('bodies.malformed');
});
