// Creates a user status on a path beyond the page; base URL and token come from the environment.
const { GRAPH_BASE_URL, GRAPH_TOKEN } = process.env;
const answer = await fetch(`${GRAPH_BASE_URL}/deviceManagement/deviceConfigurations/1/groups/2/userStatuses`, {
  method: 'POST',
  headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${GRAPH_TOKEN}` },
  body: JSON.stringify({
    userDisplayName: 'Ann',
    devicesCount: 2,
    status: 'compliant',
    lastReportedDateTime: '2026-11-28T12:00:00Z',
    userPrincipalName: 'ann@example.org',
  }),
});
if (answer.status !== 201) throw new Error(`not created: ${answer.status}`);
