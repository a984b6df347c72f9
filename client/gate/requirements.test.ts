// A client's author reads what a client sends, not what a provider refuses.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { deviceStatus } from '../../test-support/device-status/contract.ts';
import { clientRequirements } from './requirements.ts';

test.each([
  ['the page', userStatus],
  ['a sibling page', deviceStatus],
])('each requirement of a client has words for its author: %s', (_, contract) => {
  const rows = clientRequirements(contract);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ says, toClient }) => /^(?:refuses|answers|accepts) /.test(toClient ?? says))).toEqual([]);
});
