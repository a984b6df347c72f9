// Every fault of an answer is caught by the requirement that it breaks; those of echoes stand beside.
import { faults } from '../../fixtures/index.ts';
import { isCaught } from './in-process.ts';

const ofAnswers = faults.filter(({ breaks }) => breaks.startsWith('answers.') && !breaks.endsWith('.echo'));

describe('a fault of the answer', () => {
  test.each(ofAnswers)('$name is caught: $says', async (fault) => expect(await isCaught(fault)).toBe(true));
});
