// A client's own Jest test, in CommonJS, Jest's default.
const { createClient } = require('userstatus-conformance/client');
const { interceptUserStatuses, userStatusMatchers } = require('userstatus-conformance/client-tests');

expect.extend(userStatusMatchers);

const place = { path: 'rootCertificate', ids: { deviceConfigurationId: '1' } };
const client = createClient({ baseUrl: 'https://graph.microsoft.com/beta', token: 'mine' });
const userStatus = {
  userDisplayName: 'Ada',
  devicesCount: 3,
  status: 'compliant',
  lastReportedDateTime: '2026-01-01T00:00:00Z',
  userPrincipalName: 'ada@contoso.com',
};

test('creates a userStatus', async () => {
  const interception = interceptUserStatuses();
  const created = await client.create(place, userStatus);
  interception.restore();
  expect(interception).toConformToUserStatusCreate();
  expect(created).toBeUserStatus(userStatus);
});

test('reports a request that breaks the contract', async () => {
  const interception = interceptUserStatuses();
  await client.create(place, { ...userStatus, devicesCount: 'three' }).catch(() => undefined);
  interception.restore();
  expect(interception).not.toConformToUserStatusCreate();
});
