// A target that answers the same bytes now rightly and now wrongly: its requirements are flaky, and a MUST among them fails.
import { type Answer, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { inProcess } from '../connection/in-process.ts';
import { readSettings, type Settings } from '../settings/settings.ts';
import { createCampaign } from './campaign.ts';
import { ignoreEvents } from './run-event.ts';
import { examined } from './schedule.ts';
import type { Verdict } from './verdict.ts';

const path = 'rootCertificate';
const settings: Settings = readSettings(userStatus, { seed: '1', cases: '5', path: [path] }, {});

type Change = (answer: Answer, request: Request, time: number) => Answer;

/** Counts how often each request came, and lets a change of an answer depend on that. */
const changing = (change: Change) => {
  const tenant = createTenant({ contract: userStatus });
  const times = new Map<string, number>();
  return inProcess((request) => {
    const key = `${request.path} ${JSON.stringify(request.headers)} ${request.body}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    const answer = tenant.respond(request);
    return isSilence(answer) ? answer : change(answer, request, time);
  });
};

const verdictsOn = async (change: Change, said = settings): Promise<readonly Verdict[]> => {
  const campaign = createCampaign({ target: changing(change), settings: said, listener: ignoreEvents });
  const verdicts: Verdict[] = [];
  for (const { id } of examined(said)) verdicts.push(await campaign.examine(id, path));
  return verdicts;
};

const marksOf = (verdicts: readonly Verdict[]) =>
  new Map(verdicts.filter(({ outcome }) => outcome === 'fail').map(({ requirement, flaky }) => [requirement, flaky]));

const isRefusal = ({ status }: Answer): boolean => status >= 400 && status !== 401;
const isPlainCreate = ({ status }: Answer, { body }: Request): boolean =>
  status === 201 && !String(body).includes('@odata.type');

const without = (answer: Answer): Answer => ({ ...answer, body: '{}' });
const failed = (answer: Answer): Answer => ({ ...answer, status: 500 });

test.each<[string, RequirementId, Change]>([
  [
    'a create whose every second answer is 500',
    'answers.noServerError',
    (answer, request, time) => (isPlainCreate(answer, request) && time % 2 === 1 ? failed(answer) : answer),
  ],
  [
    'a refusal whose every second answer lacks the error',
    'refusals.envelope',
    (answer, _, time) => (isRefusal(answer) && time % 2 === 1 ? without(answer) : answer),
  ],
])('%s is flaky', async (_, id, change) => {
  const marks = marksOf(await verdictsOn(change));
  expect(marks.get(id)).toEqual({ passed: 1, failed: 1 });
});

test.each([16, 64, 200])('of a budget of %d enough is kept to send again what failed', async (budget) => {
  const said = readSettings(userStatus, { seed: '1', budget: String(budget), path: [path] }, {});
  const change: Change = (answer, _, time) => (isRefusal(answer) && time === 1 ? without(answer) : answer);
  expect(marksOf(await verdictsOn(change, said)).get('refusals.envelope')).toEqual({ passed: 1, failed: 1 });
});

test('what passes at the third time alone is flaky as well', async () => {
  const marks = marksOf(
    await verdictsOn((answer, _, time) => (isRefusal(answer) && time <= 2 ? without(answer) : answer)),
  );
  expect(marks.get('refusals.envelope')).toEqual({ passed: 1, failed: 2 });
});

test('what fails every time is not flaky', async () => {
  const marks = marksOf(await verdictsOn((answer) => (isRefusal(answer) ? without(answer) : answer)));
  expect([...marks]).toEqual([['refusals.envelope', undefined]]);
});

test('an answer that is no evidence of a requirement is not one that passes', async () => {
  const change: Change = (answer, request, time) => {
    if (!isPlainCreate(answer, request)) return answer;
    return time === 1 ? { ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } } : failed(answer);
  };
  const marks = marksOf(await verdictsOn(change));
  expect([marks.has('answers.mediaType'), marks.get('answers.mediaType')]).toEqual([true, undefined]);
});

test('another id and other headers for the same bytes are lawful', async () => {
  const change: Change = (answer, _, time) => ({
    ...answer,
    headers: { ...answer.headers, 'request-id': String(time) },
  });
  expect([...marksOf(await verdictsOn(change))]).toEqual([]);
});

test.each<[string, number, ReturnType<typeof marksOf>]>([
  ['at first', 0, new Map([['answers.readBack', { passed: 1, failed: 1 }]])],
  ['never', Number.POSITIVE_INFINITY, new Map([['answers.readBack', undefined]])],
])('creates that are not shown %s', async (_, hidden, expected) => {
  let lists = 0;
  const tenant = createTenant({ contract: userStatus });
  const target = inProcess((request) => {
    const answer = tenant.respond(request);
    if (request.method !== 'GET' || isSilence(answer)) return answer;
    if (!request.path.endsWith('/userStatuses')) return { ...answer, status: 405 };
    lists += 1;
    return lists <= 2 + hidden ? { ...answer, body: '{"value":[]}' } : answer;
  });
  const said = { ...settings, only: ['answers.readBack'] };
  const campaign = createCampaign({ target, settings: said, listener: ignoreEvents });
  expect(marksOf([await campaign.examine('answers.readBack', path)])).toEqual(expected);
});

test('a kept case that passes once and then fails is flaky, not fixed', async () => {
  const plan = { reason: 'not an object', body: { text: '[]' } };
  const kept = [{ requirement: 'bodies.notObject', path, plan }] as const;
  const change: Change = (answer, { body }, time) =>
    body === '[]' && time === 2 ? { ...answer, status: 201 } : answer;
  const marks = marksOf(await verdictsOn(change, { ...settings, failed: true, kept, only: ['bodies.notObject'] }));
  expect(marks.get('bodies.notObject')).toEqual({ passed: 1, failed: 1 });
});
