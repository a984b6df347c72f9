// Not exercised is never a pass: what no answer of a target showed does not pass.
import type { Answer, Silence } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createCampaign } from '../../engine/campaign/campaign.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { inProcess } from '../../engine/connection/in-process.ts';
import { examineAll } from '../../engine/selftest/in-process.ts';
import { readSettings } from '../../engine/settings/settings.ts';

const ids = providerRequirements(userStatus)
  .filter(({ level, when }) => level !== 'UNSPECIFIED' && 'evidence' in when)
  .map(({ id }) => id);

const passedBy = async (answer: Answer | Silence): Promise<string[]> => {
  const campaign = createCampaign({
    target: inProcess(({ method }) => (method === 'GET' ? { status: 405, headers: {}, body: '' } : answer)),
    settings: readSettings(userStatus, { seed: '1', cases: '10' }, {}),
    listener: ignoreEvents,
  });
  const passed = (await examineAll(campaign, ids)).filter(({ outcome }) => outcome === 'pass');
  return [...new Set(passed.map(({ requirement }) => requirement))];
};

const error = '{"error": {"code": "a", "message": "b"}}';
const json = { 'content-type': 'application/json' };

test.each<[string, Answer | Silence, readonly string[]]>([
  ['drops every create', { silence: 'dropped', detail: '' }, []],
  ['answers everything with 500', { status: 500, headers: json, body: error }, []],
  ['answers everything with 204', { status: 204, headers: {}, body: '' }, ['answers.noServerError']],
  [
    'answers everything with 201 and an array',
    { status: 201, headers: json, body: '[]' },
    ['answers.created', 'answers.noServerError', 'answers.mediaType', 'answers.charset'],
  ],
  ['refuses everything with 400', { status: 400, headers: json, body: error }, []],
])('of a target that %s, only what its answers showed passes', async (_, answer, passed) =>
  expect((await passedBy(answer)).sort()).toEqual([...passed].sort()),
);
