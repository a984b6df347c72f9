// Every fault is caught by the requirement that it breaks, and every judged requirement has a fault.
import { requirement } from '../../contracts/index.ts';
import { faults } from '../../fixtures/index.ts';
import { providerRequirements } from '../provider/schedule.ts';
import { brokenIn, campaignOn, examineAll } from './in-process.ts';

describe('a fault', () => {
  test.each(faults)('$name is caught: $says', async (fault) => {
    const campaign = campaignOn([fault], { only: [fault.breaks], cases: 40 });
    const broken = brokenIn(await examineAll(campaign, [fault.breaks]));
    expect(broken).not.toEqual([]);
  });

  test('has a name of its own and breaks a requirement that binds providers', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    expect(faults.filter(({ breaks }) => requirement(breaks).level === 'UNSPECIFIED')).toEqual([]);
  });

  test('exists for every judged requirement', () => {
    const broken = new Set(faults.map(({ breaks }) => breaks));
    const judged = providerRequirements.filter(({ level }) => level !== 'UNSPECIFIED');
    expect(judged.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});
