// Requirements of a user's own in a run: what they are judged on, and what of it is never the target's fault.
import { withRequirements } from '../../contracts/contract.ts';
import type { Exchange } from '../../contracts/judging/exchange.ts';
import { judgeExchange } from '../../contracts/judging/judge-exchange.ts';
import { type OwnRequirement, ownRow } from '../../contracts/requirements/own-requirement.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { generatedCases } from '../../fixtures/cases/cases.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { guarded } from './own-judge.ts';
import { ignoreEvents } from './run-event.ts';
import { placeOf } from './schedule.ts';
import { shrink } from './shrink.ts';
import type { Failure } from './tally.ts';

const blame = [{ location: 'status', expected: 'another', actual: 'this' }];
const textOf = ({ request: { body } }: Exchange): string => String(body);

const row = (judge: OwnRequirement['judge'], on: OwnRequirement['on'] = 'created'): Requirement =>
  ownRow(
    guarded({
      id: 'own.rule',
      level: 'MUST',
      says: 'keeps the rule',
      source: { document: 'handbook', place: '1' },
      on,
      judge,
      catches: {},
      passes: {},
    }),
  );

const examine = (own: Requirement) => {
  const settings = readSettings(withRequirements(userStatus, [own]), { seed: '1', cases: '60' }, {});
  const tenant = createTenant({ contract: userStatus });
  const campaign = createCampaign({
    target: inProcess((request) => tenant.respond(request)),
    settings,
    listener: ignoreEvents,
  });
  return campaign.examine('own.rule', 'rootCertificate');
};

test('what breaks one is shrunk like any other', async () => {
  const verdict = await examine(row((exchange) => (textOf(exchange).includes('"conflict"') ? blame : [])));
  expect(verdict).toMatchObject({ outcome: 'fail', counterexample: { minimal: true } });
});

test('a judge that fails while a failure is shrunk leaves it as it was found', async () => {
  const judge = (): never => {
    throw new Error('it cannot judge this');
  };
  const contract = withRequirements(userStatus, [row(judge)]);
  const place = placeOf('rootCertificate', readSettings(contract, { seed: '1' }, {}));
  const [made] = [...generatedCases(contract.requirements.get('bodies.valid'), place, 1)];
  if (!made) throw new Error('no case was made');
  const target = inProcess(createTenant({ contract: userStatus }).respond);
  const exchange = { request: made.request, answer: await target.send(made.request) };
  const failure: Failure = {
    case: made,
    exchange,
    findings: blame.map((one) => ({ ...one, requirement: 'own.rule' })),
  };
  const found = await shrink(failure, 'own.rule', { place, target, milliseconds: 1000 });
  expect(found).toEqual({ ...failure, minimal: false });
});

test('what nobody specifies is not judged by it', async () => {
  const verdict = await examine(row(({ request }) => (request.path.includes("('") ? blame : [])));
  expect(verdict).toMatchObject({ outcome: 'pass' });
});

test('an answer that says "try again" is not judged by it', () => {
  const contract = withRequirements(userStatus, [row(() => blame, 'refused')]);
  const path = userStatus.paths.fill('rootCertificate', { deviceConfigurationId: '1' });
  const headers = { authorization: 'Bearer a', 'content-type': 'application/json', accept: 'application/json' };
  const request = { method: 'POST', path, headers, body: '' };
  const status = (code: number) =>
    judgeExchange(contract, { request, answer: { status: code, headers: {}, body: '' } }).filter(
      (finding) => finding.requirement === 'own.rule',
    );
  expect([status(429), status(400)]).toEqual([[], [expect.objectContaining({ location: 'status' })]]);
});
