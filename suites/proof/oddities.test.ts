// No lawful oddity is blamed.
import { oddities } from '../../fixtures/index.ts';
import { providerRequirements } from '../provider/schedule.ts';
import { brokenIn, campaignOn, examineAll } from './in-process.ts';

const ids = providerRequirements.map(({ id }) => id);

describe('an oddity', () => {
  test.each(oddities.filter(({ socketOnly }) => !socketOnly))('$name breaks nothing: $says', async (oddity) => {
    expect(brokenIn(await examineAll(campaignOn([oddity]), ids))).toEqual([]);
  });
});
