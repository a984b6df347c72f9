// No finding against the plain tenant, nor against one with an oddity of the wire.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { createCampaign } from '../../engine/campaign/campaign.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { connect } from '../../engine/connection/connect.ts';
import { agreeOnThisMachine } from '../../engine/connection/consent/agreement.ts';
import { brokenIn, campaignOn, examineAll } from '../../engine/selftest/in-process.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';

/** Thousands of requests over real sockets, on a machine that may be busy with other tests. */
const longest = 60_000;

const judged = providerRequirements(userStatus);
const ids = judged.map(({ id }) => id);
const must = judged.filter(({ level }) => level === 'MUST').map(({ id }) => id);

describe('the plain tenant', () => {
  test.each([1, 2, 3])('passes everything, with seed %d', async (seed) => {
    const verdicts = await examineAll(campaignOn([], { contract: userStatus, seed, cases: 100 }), ids);
    expect(verdicts.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(verdicts).toHaveLength(8 * ids.length);
  });
});

describe('an oddity of the wire', () => {
  test.each(odditiesOf(userStatus).filter(({ socketOnly }) => socketOnly))(
    '$name breaks nothing on a socket: $says',
    async ({ name }) => {
      const tenant = await startTenant(userStatus, { names: [name] });
      const agreement = agreeOnThisMachine({ url: tenant.baseUrl, secrets: tenantTokens });
      const target = connect({ agreement, requestTimeout: 10_000, connections: 16 });
      const campaign = createCampaign({
        target,
        // What is of the wire is the same on every path.
        settings: readSettings(userStatus, { seed: '1', cases: '3', path: ['deviceConfiguration'] }, {}),
        listener: ignoreEvents,
      });
      const broken = brokenIn(await examineAll(campaign, must));
      await target.close();
      await tenant.close();
      expect(broken).toEqual([]);
    },
    longest,
  );
});
