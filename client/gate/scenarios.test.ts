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
    // A status that came counts, whatever becomes of the body.
    const text = await answer.text().catch(() => '');
    return { status: answer.status, after, body: text, id: answer.headers.get('request-id') };
  } catch {
    return undefined;
  }
};

/** A client that handles failures: it waits as long as Retry-After says, retries three times where that may help, and stops. */
const careful = async (repeats = 3): Promise<Answered | undefined> => {
  const answer = await send();
  const isRetryable = answer === undefined || [401, 429, 502, 503, 504].includes(answer.status);
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
  ['creates again since the body was cut off', 'cut-off', twice, 'retries.created'],
  ['creates again since the body came in two halves', 'in-two-halves', twice, 'retries.created'],
  ['creates again what was created', 'annotated', twice, 'retries.created'],
  ['creates again because the date-time came back in UTC', 'utc', twice, 'retries.created'],
  ['insists', 'forbidden', twice, 'retries.refused'],
  ['insists', 'refused-by-intune', twice, 'retries.refused'],
])('a client that %s is caught: %s', async (_, scenario, client, id) => {
  const interception = open(scenario);
  await client();
  expect(interception.violations.map(({ requirement }) => requirement)).toEqual([id]);
});

test.each(['dropped', 'bad-gateway', 'gateway-timeout'])(
  'a client that creates again without knowing what came of it is observed: %s',
  async (scenario) => {
    const interception = open(scenario);
    await twice();
    expect(interception.violations).toEqual([]);
    expect(interception.exchanges).toHaveLength(2);
  },
);

test('a client that gives up on a slow answer and sends the create again had none: that is observed', async () => {
  const interception = open('slow');
  const { method, path, headers, body } = plain;
  const signal = AbortSignal.timeout(100);
  const init = { method, headers, body: String(body) };
  await expect(fetch(`https://graph.microsoft.com${path}`, { ...init, signal })).rejects.toThrow();
  expect((await fetch(`https://graph.microsoft.com${path}`, init)).status).toBe(201);
  expect(interception).toConformToUserStatusCreate();
  expect(interception.exchanges.map(({ answer }) => 'silence' in answer)).toEqual([true, false]);
});

test('a client may try again at once where 429 comes without Retry-After', async () => {
  const interception = open('throttled-without-wait');
  await twice();
  expect(interception).toConformToUserStatusCreate();
});

describe('a token that expires in mid-run', () => {
  const sendWith = async (token: string, count: number): Promise<number> => {
    const { method, path, headers, body } = plain;
    const answer = await fetch(`https://graph.microsoft.com${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      body: String(body).replace(':12,', `:${count},`),
    });
    const challenge = answer.headers.get('www-authenticate') ?? '';
    if (answer.status === 401) expect(challenge).toContain('error="invalid_token"');
    return answer.status;
  };

  test('lets a client pass that gets another', async () => {
    const interception = open('token-expires');
    const sent = [await sendWith('first', 1), await sendWith('first', 2), await sendWith('second', 2)];
    expect([...sent, await sendWith('second', 3)]).toEqual([201, 401, 201, 201]);
    expect(interception).toConformToUserStatusCreate();
  });

  test('catches a client that insists on the old one', async () => {
    const interception = open('token-expires');
    for (const count of [1, 2, 2, 2]) await sendWith('first', count);
    expect(interception.violations.map(({ requirement }) => requirement)).toEqual(['retries.refused']);
  });
});

test('what was refused or throttled is not there afterwards', async () => {
  const { path, headers } = plain;
  const counts = [];
  for (const scenario of ['unauthorised', 'gateway-timeout']) {
    open(scenario);
    await twice();
    const listed = await fetch(`https://graph.microsoft.com${path}`, { headers });
    counts.push((await listed.json()).value.length);
    opened?.restore();
  }
  expect(counts).toEqual([1, 2]);
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
