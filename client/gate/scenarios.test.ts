// Failures of the provider: clients that handle them pass, others are caught by what they do next.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import nock from 'nock';
import { scenarios } from '../../fixtures/tenant/scenarios.ts';
import { plain } from '../../test-support/clients.ts';
import { type Interception, interceptUserStatuses } from '../interception/intercept.ts';
import { userStatusMatchers } from '../interception/matchers.ts';

expect.extend(userStatusMatchers);

// nock's changes to node:http would outlive this file in the worker's process.
afterAll(() => nock.restore());

let opened: Interception | undefined;
afterEach(() => opened?.restore());

const open = (scenario: string): Interception => {
  opened = interceptUserStatuses({ scenario });
  return opened;
};

type Answered = { readonly status: number; readonly after: number; readonly body: string; readonly id: string | null };

/** Of several values the last; of a date, what is left until then. */
const waitIn = (header: string): number =>
  header.includes('GMT') ? Date.parse(header) - Date.now() : Number(header.split(',').at(-1)) * 1_000;

const send = async (): Promise<Answered | undefined> => {
  const { method, path, headers, body } = plain;
  try {
    const answer = await fetch(`https://graph.microsoft.com${path}`, { method, headers, body: String(body) });
    const after = waitIn(answer.headers.get('retry-after') ?? '0');
    return { status: answer.status, after, body: await answer.text(), id: answer.headers.get('request-id') };
  } catch {
    return undefined;
  }
};

/** A client that handles failures: it waits as long as Retry-After says, retries three times where that may help, and stops. */
const careful = async (repeats = 3): Promise<Answered | undefined> => {
  const answer = await send();
  const isRetryable = answer === undefined || [401, 429, 503, 504].includes(answer.status);
  if (!isRetryable || repeats === 0 || (answer?.status === 401 && repeats < 3)) return answer;
  await wait(answer?.after ?? 0);
  return careful(repeats - 1);
};

const expected: Readonly<Record<string, number>> = {
  'throttled-for-good': 429,
  'gateway-timeout-for-good': 504,
  forbidden: 403,
  refused: 400,
  'refused-by-intune': 400,
};

test.each(scenarios)('a client that handles failures passes: $name, $says', async ({ name }) => {
  const interception = open(name);
  expect((await careful())?.status).toBe(expected[name] ?? 201);
  expect(interception).toConformToUserStatusCreate();
});

const times = (count: number) => async (): Promise<void> => {
  for (let sent = 0; sent < count; sent += 1) await send();
};
const twice = times(2);

const afterHalfTheWait = async (): Promise<void> => {
  const answer = await send();
  await wait((answer?.after ?? 0) / 2);
  await send();
};

test.each([
  ['does not wait', 'throttled', twice, 'retries.waits'],
  ['does not wait', 'unavailable', twice, 'retries.waits'],
  ['does not wait', 'throttled-until', twice, 'retries.waits'],
  ['waits for half of the time', 'throttled-until', afterHalfTheWait, 'retries.waits'],
  ['does not wait', 'throttled-twice', twice, 'retries.waits'],
  ['does not give up', 'gateway-timeout-for-good', times(12), 'retries.bounded'],
  ['creates again what was created', 'annotated', twice, 'retries.created'],
  ['creates again because the date-time came back in UTC', 'utc', twice, 'retries.created'],
  ['insists', 'forbidden', twice, 'retries.refused'],
  ['insists', 'refused-by-intune', twice, 'retries.refused'],
])('a client that %s is caught: %s', async (_, scenario, client, id) => {
  const interception = open(scenario);
  await client();
  expect(interception.violations.map(({ requirement }) => requirement)).toEqual([id]);
});

test('without a scenario the same create may be sent twice: tests do', async () => {
  opened = interceptUserStatuses();
  await twice();
  expect(opened).toConformToUserStatusCreate();
});

test('docs/gate.md lists every scenario', () => {
  const docs = readFileSync(join(__dirname, '../../docs/gate.md'), 'utf8');
  expect(scenarios.filter(({ name, says }) => !docs.includes(`| \`${name}\` | ${says} |`))).toEqual([]);
});

test('an unknown scenario is refused', () => {
  expect(() => interceptUserStatuses({ scenario: 'sunny' })).toThrow(
    'there is no scenario called sunny; there are throttled,',
  );
});

describe('toCarryRefusalOf', () => {
  test('takes an error with code and request-id, wherever they are', async () => {
    const interception = open('forbidden');
    const answer = await send();
    const { code } = JSON.parse(answer?.body ?? '').error;
    expect(Object.assign(new Error('no'), { code, headers: { 'request-id': answer?.id } })).toCarryRefusalOf(
      interception,
    );
    expect(new Error(`${answer?.status} ${answer?.body}`)).toCarryRefusalOf(interception);
  });

  test.each([
    ['neither', new Error('Request failed with status code 403')],
    ['the code alone', new Error('Forbidden')],
    ['nothing', undefined],
  ])('refuses %s', async (_, error) => {
    const interception = open('forbidden');
    await send();
    expect(error).not.toCarryRefusalOf(interception);
  });

  test('refuses any error where nothing was refused', async () => {
    const interception = open('annotated');
    await send();
    expect(new Error('no')).not.toCarryRefusalOf(interception);
  });
});
