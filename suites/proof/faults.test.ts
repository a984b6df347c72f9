// Every fault is caught by the requirement that it breaks, and every judged requirement has a fault.
import { requirement } from '../../contracts/index.ts';
import { faults } from '../../fixtures/index.ts';
import { providerRequirements } from '../provider/schedule.ts';
import { isCaught } from './in-process.ts';

describe('a fault', () => {
  // Faults of answers and of echoes have files of their own: three workers take less time than one.
  test.each(faults.filter(({ breaks }) => !breaks.startsWith('answers.')))('$name is caught: $says', async (fault) =>
    expect(await isCaught(fault)).toBe(true),
  );

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
