// The catalogue of faults: every one has a name and a requirement of its own. Whether each is caught, selftest says.
import { requirement } from '../../contracts/user-status/requirements/catalogue.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { faults } from '../../fixtures/tenant/faults/index.ts';
import { oddities } from '../../fixtures/tenant/oddities/index.ts';

const judged = providerRequirements.filter(({ level }) => level !== 'UNSPECIFIED');

describe('a fault', () => {
  test('has a name of its own and breaks a requirement that binds providers', () => {
    const names = [...faults, ...oddities].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(faults.filter(({ name }) => !/^[a-z][\w]*(-\w+)+$/.test(name))).toEqual([]);
    expect(faults.filter(({ breaks }) => !judged.includes(requirement(breaks)))).toEqual([]);
  });

  test('exists for every judged requirement', () => {
    const broken = new Set(faults.map(({ breaks }) => breaks));
    expect(judged.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});
