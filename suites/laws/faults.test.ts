// The catalogue of faults: every one has a name and a requirement of its own. Whether each is caught, selftest says.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';

const judged = providerRequirements(userStatus).filter(({ level }) => level !== 'UNSPECIFIED');
const [faults, oddities] = [faultsOf(userStatus), odditiesOf(userStatus)];

describe('a fault', () => {
  test('has a name of its own and breaks a requirement that binds providers', () => {
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
