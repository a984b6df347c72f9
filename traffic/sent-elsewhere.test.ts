// A redirect to the same path at another address says nothing of an API; any other is an answer.
import { userStatus } from '../contracts/user-status/contract.ts';
import { isSentElsewhere } from './sent-elsewhere.ts';

const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: 'c1' });

test.each([
  [308, `https://graph.microsoft.com/beta${path}`, true],
  [307, `http://graph.microsoft.us/beta${path}?x=1`, true],
  [308, `http://graph.microsoft.com/beta${path}`, false],
  [302, 'https://login.microsoftonline.com/common', false],
  [302, `/beta${path}`, false],
  [201, `https://graph.microsoft.com/beta${path}`, false],
])('%d to %s', (status, location, expected) => {
  const exchange = {
    request: { method: 'POST', path, headers: {}, body: '' },
    answer: { status, headers: { location }, body: '' },
  };
  expect(isSentElsewhere(userStatus, { base: 'http://graph.microsoft.com/beta', exchange })).toBe(expected);
});
