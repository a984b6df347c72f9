// A replay that asks for what was not recorded: it is notExercised, said, and never green.
import type { Request } from '../../contracts/judging/exchange.ts';
import { readBody } from '../../contracts/odata/read-body.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import type { Target } from '../connection/target.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import type { RunEvent } from './run-event.ts';
import type { Verdict } from './verdict.ts';

const examinedIds: readonly RequirementId[] = ['bodies.malformed', 'bodies.valid', 'answers.readBack'];
const settings = readSettings(userStatus, { seed: '1', cases: '12', only: examinedIds }, {});
const lacks = 'the recording lacks some of its cases';

/** A tenant of which only some requests were recorded. */
const holding = (isRecorded: (request: Request) => boolean, ended?: string): Target => {
  const target = inProcess(createTenant({ contract: userStatus }).respond);
  let missed = false;
  return {
    ...target,
    ended: () => (missed ? ended : undefined),
    send: async (request) => {
      if (isRecorded(request)) return target.send(request);
      missed = true;
      return { silence: 'unrecorded', detail: 'it is not in the recording' };
    },
  };
};

const examineAll = async (target: Target): Promise<{ verdicts: Verdict[]; reasons: string[] }> => {
  const events: RunEvent[] = [];
  const campaign = createCampaign({ target, settings, listener: (event) => void events.push(event) });
  const verdicts: Verdict[] = [];
  for (const id of examinedIds) verdicts.push(await campaign.examine(id, 'rootCertificate'));
  return { verdicts, reasons: events.flatMap((event) => (event.kind === 'incomplete' ? [event.reason] : [])) };
};

const isJson = ({ body }: Request): boolean => 'value' in readBody(body);

test('all of it recorded: all of it holds', async () => {
  const { verdicts, reasons } = await examineAll(holding(() => true));
  expect([verdicts.map(({ outcome }) => outcome), reasons]).toEqual([['pass', 'pass', 'pass'], []]);
});

test('some cases not recorded: their requirement alone is notExercised, and the run is incomplete', async () => {
  const { verdicts, reasons } = await examineAll(holding(isJson));
  // No GET is in it either.
  expect(verdicts.map(({ outcome, because }) => [outcome, because])).toEqual([
    ['not exercised', lacks],
    ['pass', undefined],
    ['not exercised', lacks],
  ]);
  expect(new Set(reasons)).toEqual(new Set([lacks]));
});

test('a recording that ended: nothing more is asked, and nothing is proven for its reason', async () => {
  const { verdicts, reasons } = await examineAll(holding(isJson, 'it broke off'));
  expect(new Set(verdicts.map(({ because }) => because))).toEqual(new Set(['it broke off']));
  expect(new Set(reasons)).toEqual(new Set(['it broke off']));
});
