// For Jest: a client's tests behind the gate. gate -- npx jest
const { GRAPH_BASE_URL, GRAPH_TOKEN, USERSTATUS_GATE_URL } = process.env;
const path = '/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses';

// The client that is tested; yours is imported here.
const create = async (status) => {
  const answer = await fetch(GRAPH_BASE_URL + path, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${GRAPH_TOKEN}`,
      'Content-Type': 'application/json',
      Accept: 'application/json',
    },
    body: JSON.stringify({
      userDisplayName: 'Zoë',
      devicesCount: 12,
      status,
      lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
      userPrincipalName: 'zoe@contoso.example',
    }),
  });
  if (answer.status !== 429) return answer.json();
  await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get('retry-after')) * 1000));
  return create(status);
};

const gate = async (name, body) => {
  const post = { method: 'POST', body: JSON.stringify(body) };
  return (await fetch(`${USERSTATUS_GATE_URL}/${name}`, name === 'findings' ? {} : post)).json();
};

beforeEach(() => gate('reset'));

test('keeps the contract', async () => {
  expect(await create('compliant')).toMatchObject({ id: expect.any(String) });
  expect(await gate('findings')).toMatchObject({ verdict: 'conformant', findings: [] });
});

test('waits on a throttled day', async () => {
  await gate('scenario', { name: 'throttled' });
  expect(await create('error')).toMatchObject({ status: 'error' });
  expect(await gate('findings')).toMatchObject({ verdict: 'conformant', creates: 2 });
});
