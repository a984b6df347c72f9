// No lawful oddity is blamed, and neither is the plain tenant.
import { oddities, startTenant, tenantTokens } from '../../fixtures/index.ts';
import { connect, readSettings } from '../../target/index.ts';
import { createCampaign } from '../provider/campaign.ts';
import { providerRequirements } from '../provider/schedule.ts';
import { brokenIn, campaignOn, examineAll } from './in-process.ts';

const ids = providerRequirements.map(({ id }) => id);
const must = providerRequirements.filter(({ level }) => level === 'MUST').map(({ id }) => id);

describe('an oddity', () => {
  test.each(oddities.filter(({ socketOnly }) => !socketOnly))('$name breaks nothing: $says', async (oddity) => {
    expect(brokenIn(await examineAll(campaignOn([oddity]), ids))).toEqual([]);
  });

  test.each(oddities.filter(({ socketOnly }) => socketOnly))(
    '$name breaks nothing on a socket: $says',
    async ({ name }) => {
      const tenant = await startTenant([name]);
      const target = connect({ url: tenant.baseUrl, tokens: tenantTokens, requestTimeout: 10_000, connections: 16 });
      const campaign = createCampaign(target, readSettings({ seed: '1', cases: '10' }, {}));
      const broken = brokenIn(await examineAll(campaign, must));
      await target.close();
      await tenant.close();
      expect(broken).toEqual([]);
    },
  );
});

describe('the plain tenant', () => {
  test.each([1, 2, 3, 4, 5])('breaks nothing and leaves nothing unproven with seed %d', async (seed) => {
    const verdicts = await examineAll(campaignOn([], { seed, cases: 100 }), ids);
    expect(verdicts.filter(({ outcome }) => outcome !== 'holds')).toEqual([]);
    expect(verdicts).toHaveLength(8 * ids.length);
  });
});
