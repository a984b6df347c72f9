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

  test('names properties as words of its own', () => {
    const [names, said] = [Object.keys(userStatus.entity.properties), [...faults, ...oddities].map(({ says }) => says)];
    const without = said.map((says) =>
      says
        .split(/\W+/)
        .filter((word) => !names.includes(word))
        .join(' '),
    );
    expect(without.filter((words) => names.some((name) => name.length > 6 && words.includes(name)))).toEqual([]);
  });

  test('exists for every judged requirement', () => {
    const broken = new Set(faults.map(({ breaks }) => breaks));
    expect(judged.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});
