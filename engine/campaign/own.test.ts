// Requirements of a user's own in a run: what they are judged on, and what of it is never the target's fault.
import type { Exchange } from '../../contracts/judging/exchange.ts';
import { type OwnRow, ownRow } from '../../contracts/judging/own-requirement.ts';
import { fillPath } from '../../contracts/user-status/operation.ts';
import { requirement } from '../../contracts/user-status/requirements/catalogue.ts';
import { generatedCases } from '../../fixtures/cases/cases.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { NoVerdict } from '../settings/errors.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { judgeWith } from './judge.ts';
import { nobody } from './run-event.ts';
import { shrink } from './shrink.ts';

const blame = [{ location: 'status', expected: 'another', actual: 'this' }];
const textOf = ({ request: { body } }: Exchange): string => String(body);

const row = (judge: OwnRow['judge'], on: 'created' | 'refused' = 'created'): OwnRow =>
  ownRow({
    id: 'own.rule',
    level: 'MUST',
    says: 'keeps the rule',
    source: { document: 'handbook', place: '1' },
    on,
    judge,
    catches: {},
    passes: {},
  });

const examine = (own: OwnRow) => {
  const settings = readSettings({ seed: '1', cases: '60' }, {}, [own]);
  const tenant = createTenant();
  const campaign = createCampaign({
    target: inProcess((request) => tenant.respond(request)),
    settings,
    listener: nobody,
  });
  return campaign.examine('own.rule', 'rootCertificate');
};

test('what breaks one is shrunk like any other', async () => {
  const verdict = await examine(row((exchange) => (textOf(exchange).includes('"conflict"') ? blame : [])));
  expect(verdict).toMatchObject({ outcome: 'broken', counterexample: { minimal: true } });
});

test('a judge that fails while a failure is shrunk leaves it as it was found', async () => {
  const { idsOf } = readSettings({}, {});
  const place = { path: 'rootCertificate', ids: idsOf.rootCertificate, seed: 1 } as const;
  const [made] = [...generatedCases(requirement('bodies.valid'), place, 1)];
  if (!made) throw new Error('no case was made');
  const target = inProcess(createTenant().respond);
  const exchange = { request: made.request, answer: await target.send(made.request) };
  const failure = { case: made, exchange, findings: blame.map((one) => ({ ...one, requirement: 'own.rule' })) };
  const judge = (): never => {
    throw new NoVerdict('the judge of own.rule threw');
  };
  const found = await shrink(failure, 'own.rule', { place, target, judge, milliseconds: 1000 });
  expect(found).toEqual({ ...failure, minimal: false });
});

test('what nobody specifies is not judged by it', async () => {
  const verdict = await examine(row(({ request }) => (request.path.includes("('") ? blame : [])));
  expect(verdict).toMatchObject({ outcome: 'holds' });
});

test('an answer that says "try again" is not judged by it', () => {
  const judge = judgeWith([row(() => blame, 'refused')]);
  const path = fillPath('rootCertificate', { deviceConfigurationId: '1' });
  const headers = { authorization: 'Bearer a', 'content-type': 'application/json', accept: 'application/json' };
  const request = { method: 'POST', path, headers, body: '' };
  const status = (code: number) =>
    judge({ request, answer: { status: code, headers: {}, body: '' } }).filter(
      (finding) => finding.requirement === 'own.rule',
    );
  expect([status(429), status(400)]).toEqual([[], [expect.objectContaining({ location: 'status' })]]);
});
