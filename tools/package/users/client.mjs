// A client's own test, for the gate; an argument is sent as the number of devices.
import { createClient } from 'userstatus-conformance/client';

const { GRAPH_BASE_URL: baseUrl, GRAPH_TOKEN: token } = process.env;
const userStatus = {
  userDisplayName: 'Ada',
  devicesCount: JSON.parse(process.argv[2] ?? '3'),
  status: 'compliant',
  lastReportedDateTime: '2026-01-01T00:00:00Z',
  userPrincipalName: 'ada@contoso.com',
};
const place = { path: 'deviceConfiguration', ids: { deviceConfigurationId: '1' } };
await createClient({ baseUrl, token })
  .create(place, userStatus)
  .catch(() => undefined);
