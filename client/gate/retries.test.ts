// What counts as exercised of a client's retries, with each scenario and a clock of the test.

import type { Request } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { prefix } from '../../fixtures/tenant/prefix.ts';
import { scenarioNamed } from '../../fixtures/tenant/scenarios.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { plain } from '../../test-support/clients.ts';
import { openClientLedger } from './client-ledger.ts';

const create: Request = {
  method: plain.method,
  path: plain.path.slice(prefix.length),
  headers: plain.headers,
  body: plain.body,
  grant: 'granted',
};

/** The verdicts on the retries of a client that sends the create so often, an hour apart. */
const verdictsOf = (scenario: string, times: number): Readonly<Record<string, string>> => {
  let now = Date.now();
  const ledger = openClientLedger(userStatus, { clock: () => now });
  const tenant = createTenant({ contract: userStatus, deviations: [scenarioNamed(scenario).begin(userStatus)] });
  for (let sent = 0; sent < times; sent += 1) {
    ledger.record({ request: create, answer: tenant.respond(create) });
    now += 3_600_000;
  }
  return Object.fromEntries(
    ledger
      .verdicts()
      .filter(
        ({ requirement: id, path, outcome }) =>
          /^retries/.test(id) && path === 'deviceConfiguration' && outcome !== 'not exercised',
      )
      .map(({ requirement, outcome }) => [requirement, outcome]),
  );
};

test.each<[string, number, Readonly<Record<string, string>>]>([
  ['throttled', 1, {}],
  ['throttled', 2, { 'retries.waits': 'pass', 'retries.created': 'pass' }],
  ['throttled-for-good', 30, { 'retries.waits': 'pass' }],
  ['unavailable', 1, {}],
  ['gateway-timeout', 1, {}],
  ['gateway-timeout', 2, { 'retries.bounded': 'pass', 'retries.created': 'pass', 'retries.lost': 'pass' }],
  ['gateway-timeout-for-good', 12, { 'retries.bounded': 'fail', 'retries.lost': 'pass' }],
  ['unauthorised', 1, {}],
  ['dropped', 1, {}],
  ['refused', 1, { 'retries.refused': 'pass' }],
  ['annotated', 1, { 'retries.created': 'pass' }],
  ['annotated', 2, { 'retries.created': 'fail' }],
])('%s, sent %d times, exercises %j', (scenario, times, expected) =>
  expect(verdictsOf(scenario, times)).toEqual(expected),
);
