// Every fault is caught by the requirement that it breaks, and every judged requirement has a fault.
import { requirement } from '../../contracts/index.ts';
import { faults, oddities } from '../../fixtures/index.ts';
import { providerRequirements } from '../provider/schedule.ts';
import { isCaught } from './in-process.ts';

const judged = providerRequirements.filter(({ level }) => level !== 'UNSPECIFIED');

describe('a fault', () => {
  // Faults of answers and of echoes have files of their own: three workers take less time than one.
  test.each(faults.filter(({ breaks }) => !breaks.startsWith('answers.')))('$name is caught: $says', async (fault) =>
    expect(await isCaught(fault)).toBe(true),
  );

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
