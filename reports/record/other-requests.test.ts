// Requests that the gate does not know: answered with 404, and listed, named or recorded.

import { openGate } from '../../client/gate/gate.ts';
import type { OtherMode } from '../../client/gate/unknown-requests.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { plain } from '../../test-support/clients.ts';
import { openRecord } from './record.ts';
import type { Results } from './results.ts';

const authorization = `Bearer ${tenantTokens.granted}`;
const headers = { authorization, 'content-type': 'application/json', 'x-custom': 'a-secret' };

const asking = async (baseUrl: string, path: string, init: RequestInit = {}): Promise<number> =>
  (await fetch(baseUrl + path, { headers, ...init })).status;

/** The results of a client that creates, reads what it created, and sends what the gate does not know. */
const resultsOf = async (other: OtherMode | undefined): Promise<Results | undefined> => {
  const recording = openRecord();
  const events: RunEvent[] = [];
  const listener = (event: RunEvent): void => {
    events.push(event);
    recording.hear(event);
  };
  const gate = await openGate({
    contract: userStatus,
    ...(other === undefined ? {} : { other }),
    replay: 'the command',
    listener,
  });
  const created = await fetch(new URL(plain.path, gate.baseUrl), { ...plain, body: String(plain.body) });
  expect(created.status).toBe(201);
  const path = plain.path.replace('/beta', '');
  const statuses = [
    await asking(gate.baseUrl, `${path}?$top=1`),
    await asking(gate.baseUrl, `${path}/none`),
    await asking(gate.baseUrl, '/me?$select=id&code=abc'),
    await asking(gate.baseUrl, '/me?$select=id&code=abc'),
    await asking(gate.baseUrl, '/groups', { headers: {} }),
    await asking(gate.baseUrl, '/../v1.0/users', {
      method: 'POST',
      body: '{"displayName":"Zoë","passwordProfile":{"password":"hunter2"}}',
    }),
    await asking(gate.baseUrl, '/../oauth2/v2.0/token', {
      method: 'POST',
      body: 'grant_type=client_credentials&client_secret=hunter2',
    }),
    await asking(gate.baseUrl, '/$batch', {
      method: 'POST',
      body: JSON.stringify({ requests: [{ id: '1', method: 'GET', url: '/groups' }] }),
    }),
  ];
  expect(statuses).toEqual([200, 404, 404, 404, 401, 404, 404, 200]);
  await gate.close();
  expect(JSON.stringify(events)).not.toMatch(/hunter2|a-secret|code=abc/);
  return recording.results();
};

const named = ['GET /me (2 times)', 'GET /groups (2 times)', 'POST /../v1.0/users', 'POST /../oauth2/v2.0/token'].join(
  ', ',
);

test.each([undefined, 'stub'] as const)('%s lists them with counts, and the verdict stands', async (mode) => {
  const results = await resultsOf(mode);
  expect(results).toMatchObject({ verdict: 'conformant', notJudged: { 'GET /me': 2, 'GET /groups': 2 } });
  expect(results).not.toHaveProperty('otherRequests');
});

test('fail leaves no verdict, and names them and nothing else', async () => {
  expect(await resultsOf('fail')).toMatchObject({
    verdict: 'none',
    reason: `the client sent what the gate does not know: ${named}`,
  });
});

test('record keeps each in full, without secrets', async () => {
  const { verdict, otherRequests = [], target = '' } = (await resultsOf('record')) ?? {};
  expect(verdict).toBe('conformant');
  expect(otherRequests.map(({ method, url, times }) => `${method} ${url.replace(target, '')} ${times}`)).toEqual([
    'GET /me?$select=id&code=[3 characters not shown] 2',
    'GET /groups 2',
    `POST ${new URL(target).origin}/v1.0/users 1`,
    `POST ${new URL(target).origin}/oauth2/v2.0/token 1`,
  ]);
  const [me, , user, token] = otherRequests;
  expect(me?.headers).toMatchObject({
    authorization: 'Bearer $GRAPH_TOKEN',
    'x-custom': '[8 characters not shown]',
  });
  expect(user?.body.text).toBe('{"displayName":"Zoë","passwordProfile":{"password":"[7 characters not shown]"}}');
  expect(token?.body.text).toBe('grant_type=client_credentials&client_secret=[7 characters not shown]');
});
