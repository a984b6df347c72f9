// Every requirement can fail: a tenant that ignores it is caught, by that requirement and on every path.
import { bodyId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { campaignOn, examineAll } from '../../engine/selftest/in-process.ts';
import { mutantOf } from '../../fixtures/tenant/mutant.ts';

const judged = providerRequirements(userStatus).filter(({ level }) => level !== 'UNSPECIFIED');

describe('a tenant that ignores a requirement', () => {
  test.each(judged)('$id is caught on every path', async ({ id }) => {
    const verdicts = await examineAll(
      campaignOn([mutantOf(userStatus, id)], { contract: userStatus, only: [id], cases: 40 }),
      [id],
    );
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'fail'));
  });

  test.each(userStatus.requirements.all.filter((row) => !judged.includes(row)))('does not exist for $id', ({ id }) => {
    expect(() => mutantOf(userStatus, id)).toThrow(`a tenant cannot ignore ${id}`);
  });

  test('does not exist for an unknown requirement', () => {
    expect(() => mutantOf(userStatus, bodyId('nothing', 'missing'))).toThrow(
      'no requirement is called bodies.nothing.missing',
    );
  });
});
