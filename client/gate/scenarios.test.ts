// Bad days of the provider: clients that know what to do pass, and those that do not are caught by what they do next.
import { setTimeout as wait } from 'node:timers/promises';
import nock from 'nock';
import { scenarios } from '../../fixtures/tenant/scenarios.ts';
import { plain } from '../../test-support/clients.ts';
import { type Interception, interceptUserStatuses } from '../interception/intercept.ts';
import { userStatusMatchers } from '../interception/matchers.ts';

expect.extend(userStatusMatchers);

// What nock does to node:http would outlive this file, in the process of those that come after it.
afterAll(() => nock.restore());

let interception: Interception | undefined;
afterEach(() => interception?.restore());

const open = (scenario: string): Interception => {
  interception = interceptUserStatuses({ scenario });
  return interception;
};

type Answered = { readonly status: number; readonly after: number; readonly body: string; readonly id: string | null };

const send = async (): Promise<Answered | undefined> => {
  const { method, path, headers, body } = plain;
  try {
    const answer = await fetch(`https://graph.microsoft.com${path}`, { method, headers, body: String(body) });
    const after = Number(answer.headers.get('retry-after') ?? 0) * 1_000;
    return { status: answer.status, after, body: await answer.text(), id: answer.headers.get('request-id') };
  } catch {
    return undefined;
  }
};

/** A client that knows what to do: it waits as told, repeats what may be cured, three times, and stops. */
const careful = async (repeats = 3): Promise<Answered | undefined> => {
  const answer = await send();
  const isCurable = answer === undefined || [401, 429, 503].includes(answer.status);
  if (!isCurable || repeats === 0 || (answer?.status === 401 && repeats < 3)) return answer;
  await wait(answer?.after ?? 0);
  return careful(repeats - 1);
};

const expected: Readonly<Record<string, number>> = {
  'throttled-for-good': 429,
  forbidden: 403,
  refused: 400,
  'refused-by-intune': 400,
};

test.each(scenarios)('a client that knows what to do passes: $name, $says', async ({ name }) => {
  const seen = open(name);
  expect((await careful())?.status).toBe(expected[name] ?? 201);
  expect(seen).toConformToUserStatusCreate();
});

const twice = async (): Promise<void> => {
  await send();
  await send();
};

test.each([
  ['does not wait', 'throttled', twice, 'retries.waits'],
  ['does not wait', 'unavailable', twice, 'retries.waits'],
  ['creates again what was created', 'annotated', twice, 'retries.created'],
  ['creates again because the date-time came back in UTC', 'utc', twice, 'retries.created'],
  ['insists', 'forbidden', twice, 'retries.refused'],
  ['insists', 'refused-by-intune', twice, 'retries.refused'],
])('a client that %s is caught: %s', async (_, scenario, client, id) => {
  const seen = open(scenario);
  await client();
  expect(seen.violations.map(({ requirement }) => requirement)).toEqual([id]);
});

test('without a scenario the same create may be sent twice: tests do', async () => {
  interception = interceptUserStatuses();
  await twice();
  expect(interception).toConformToUserStatusCreate();
});

test('there is no other scenario than those', () => {
  expect(() => interceptUserStatuses({ scenario: 'sunny' })).toThrow(
    'there is no scenario called sunny; there are throttled,',
  );
});

describe('toCarryRefusalOf', () => {
  test('takes an error with code and request-id, wherever they are', async () => {
    const seen = open('forbidden');
    const answer = await send();
    const { code } = JSON.parse(answer?.body ?? '').error;
    expect(Object.assign(new Error('no'), { code, headers: { 'request-id': answer?.id } })).toCarryRefusalOf(seen);
    expect(new Error(`${answer?.status} ${answer?.body}`)).toCarryRefusalOf(seen);
  });

  test.each([
    ['neither', new Error('Request failed with status code 403')],
    ['the code alone', new Error('Forbidden')],
    ['nothing', undefined],
  ])('refuses %s', async (_, error) => {
    const seen = open('forbidden');
    await send();
    expect(error).not.toCarryRefusalOf(seen);
  });

  test('refuses any error where nothing was refused', async () => {
    const seen = open('annotated');
    await send();
    expect(new Error('no')).not.toCarryRefusalOf(seen);
  });
});
