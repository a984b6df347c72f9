// Every requirement can fail: a tenant that forgets it is caught, by that requirement and on every path.
import { requirements } from '../../contracts/user-status/requirements/catalogue.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { campaignOn, examineAll } from '../../engine/selftest/in-process.ts';
import { mutantOf } from '../../fixtures/tenant/mutant.ts';

const judged = providerRequirements.filter(({ level }) => level !== 'UNSPECIFIED');

describe('a tenant that forgets a requirement', () => {
  test.each(judged)('$id is caught on every path', async ({ id }) => {
    const verdicts = await examineAll(campaignOn([mutantOf(id)], { only: [id], cases: 40 }), [id]);
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'broken'));
  });

  test.each(requirements.filter((row) => !judged.includes(row)))('cannot be made of $id', ({ id }) => {
    expect(() => mutantOf(id)).toThrow(`${id} is nothing that a tenant could forget`);
  });

  test('cannot be made of what is no requirement', () => {
    expect(() => mutantOf('bodies.nothing')).toThrow('bodies.nothing');
  });
});
