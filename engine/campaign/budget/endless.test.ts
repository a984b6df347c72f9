// A plan has no end: a run within a budget ends where nothing of it is worth sending any more.
import type { Answer } from '../../../contracts/judging/exchange.ts';
import { userStatus as contract } from '../../../contracts/user-status/contract.ts';
import { createTenant } from '../../../fixtures/tenant/tenant.ts';
import { inProcess } from '../../connection/in-process.ts';
import { type RunOptions, readSettings } from '../../settings/settings.ts';
import { createCampaign } from '../campaign.ts';
import { ignoreEvents } from '../run-event.ts';

const example = contract.example.request;

const wrong = { 'content-type': 'application/json' };

/** Runs against a tenant that answers in this way to all creates but the page's example; how many requests it was sent. */
const sentTo = async (said: RunOptions, answer: Answer): Promise<number> => {
  const settings = readSettings(contract, { seed: '1', ...said }, {});
  const tenant = createTenant({ contract });
  let sent = 0;
  const target = inProcess((request) => {
    sent += 1;
    return request.body === example || request.method !== 'POST' ? tenant.respond(request) : answer;
  });
  await createCampaign({ target, settings, listener: ignoreEvents }).examine('paths.example', 'rootCertificate');
  return sent;
};

test('ends where no refusal has a control that was accepted', async () => {
  const said = { budget: '1000', only: ['bodies.devicesCount.type'], path: ['rootCertificate'] };
  expect(await sentTo(said, { status: 400, headers: wrong, body: '{}' })).toBeLessThan(1_000);
});

test('ends where every path became too costly', async () => {
  const long = JSON.stringify({ text: 'a'.repeat(400_000) });
  expect(await sentTo({ budget: '1000' }, { status: 200, headers: wrong, body: long })).toBeLessThan(1_000);
});
