// The client against the embedded tenant, and against answers that no provider should give.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { exampleAnswerBody } from '../../contracts/user-status/documented/example.ts';
import type { UserStatus } from '../../contracts/user-status/entity.ts';
import { isPathName } from '../../contracts/user-status/operation.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { createClient, Refused, UnexpectedAnswer } from './index.ts';

let tenant: Served;
beforeAll(async () => {
  tenant = await serve(createTenant({ contract: userStatus }));
});
afterAll(() => tenant.close());

const ada: UserStatus = {
  userDisplayName: 'Ada',
  devicesCount: 2,
  status: 'compliant',
  lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
  userPrincipalName: 'ada@example.com',
};
const { idsOf } = readSettings(userStatus, {}, {});
const place = { path: 'deviceConfiguration', ids: idsOf['deviceConfiguration'] ?? {} } as const;

test.each(userStatus.paths.names.filter(isPathName))(
  'creates a userStatus on %s and gives it back with its id',
  async (path) => {
    const client = createClient({ baseUrl: `${tenant.baseUrl}/`, token: () => tenantTokens.granted });
    const created = await client.create({ path, ids: idsOf[path] ?? {} }, ada);
    expect(created).toEqual({ ...ada, id: expect.stringMatching(/./) });
  },
);

test.each([
  ['no token', {}, 401, 'InvalidAuthenticationToken'],
  ['a token without the permission', { token: tenantTokens.insufficient }, 403, 'Forbidden'],
])('with %s it throws Refused with status and code', async (_, token, status, code) => {
  const client = createClient({ baseUrl: tenant.baseUrl, ...token });
  const refusal = await client.create(place, ada).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal).toMatchObject({ status, code });
});

test('createFromText sends the text unchanged', async () => {
  const client = createClient({ baseUrl: tenant.baseUrl, token: tenantTokens.granted });
  await expect(client.createFromText(place, '{"status": "paused"}')).rejects.toMatchObject({ status: 400 });
});

const answering = (status: number, body: string) =>
  createClient({ baseUrl: 'http://nowhere.example', fetch: async () => new Response(body, { status }) });

test.each([
  ['a 200', 200, exampleAnswerBody],
  ['a 201 without an id', 201, JSON.stringify(ada)],
  ['a 201 with another type for a property', 201, exampleAnswerBody.replace('12', '"12"')],
  ['a 201 that is not JSON', 201, 'created'],
  ['a redirect', 307, ''],
  ['a server error', 500, ''],
])('%s makes it throw UnexpectedAnswer', async (_, status, body) => {
  await expect(answering(status, body).create(place, ada)).rejects.toThrow(UnexpectedAnswer);
});

test('a refusal without the error envelope has a status and no code', async () => {
  const refusal = await answering(409, 'no')
    .create(place, ada)
    .catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: 'Refused', status: 409, code: undefined });
});
