// A target that answers no create is judged only where it answers a GET.
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { inProcess } from '../connection/in-process.ts';
import { NoVerdict } from '../settings/errors.ts';
import { readSettings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { ignoreEvents } from './run-event.ts';

type Outcome = Answer | Silence;

const dropped: Silence = { silence: 'dropped', detail: 'other side closed' };
const hung: Silence = { silence: 'timeout', detail: 'no answer within 10000 ms' };
const notAllowed: Answer = { status: 405, headers: {}, body: '' };

const verdictOn = (respond: (request: Request) => Outcome) => {
  const target = inProcess(respond);
  const settings = readSettings(userStatus, { seed: '1', cases: '0' }, {});
  const examined = createCampaign({ target, settings, listener: ignoreEvents }).examine(
    'paths.example',
    'deviceConfiguration',
  );
  return { examined, counts: target.counts };
};

test.each([
  ['closes every connection', dropped, /closes every connection \(other side closed\), to a GET as well: is it up/],
  ['answers nothing', hung, /answers nothing \(no answer within 10000 ms\), to a GET as well/],
])('one that %s gets no verdict, and nothing more is sent', async (_, outcome, sentence) => {
  const { examined, counts } = verdictOn(() => outcome);
  await expect(examined).rejects.toThrow(NoVerdict);
  await expect(examined).rejects.toThrow(sentence);
  expect(counts.requests).toBe(9);
});

test.each([
  ['drops creates', dropped],
  ['leaves creates without an answer', hung],
])('one that %s alone fails', async (_, outcome) => {
  const { examined } = verdictOn(({ method }) => (method === 'GET' ? notAllowed : outcome));
  expect((await examined).outcome).toBe('fail');
});
