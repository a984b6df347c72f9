// Every fault of what is shown of a request is caught by the requirement that it breaks.
import { faults } from '../../fixtures/index.ts';
import { isCaught } from './in-process.ts';

const ofEchoes = faults.filter(({ breaks }) => breaks.startsWith('answers.') && breaks.endsWith('.echo'));

describe('a fault of the echo', () => {
  test.each(ofEchoes)('$name is caught: $says', async (fault) => expect(await isCaught(fault)).toBe(true));
});
