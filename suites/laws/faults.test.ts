// The catalogue of faults: each has a unique name and a requirement. Whether each is caught, selftest tests.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';

const judged = providerRequirements(userStatus).filter(({ level }) => level !== 'UNSPECIFIED');
const [faults, oddities] = [faultsOf(userStatus), odditiesOf(userStatus)];

describe('a fault', () => {
  test('has a unique name and breaks a requirement that binds providers', () => {
    const names = [...faults, ...oddities].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(faults.filter(({ name }) => !/^[a-z][\w]*(-\w+)+$/.test(name))).toEqual([]);
    expect(faults.filter(({ breaks }) => !judged.includes(userStatus.requirements.get(breaks)))).toEqual([]);
  });

  test('exists for every judged requirement', () => {
    const broken = new Set(faults.map(({ breaks }) => breaks));
    expect(judged.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});
