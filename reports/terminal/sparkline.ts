// Numbers as a line of bars.
import { greatest } from '../../contracts/odata/extremes.ts';

const levels = '▁▂▃▄▅▆▇█';

/** Numbers as bars of one character each, the largest as high as a line. */
export const sparkline = (numbers: readonly number[]): string => {
  const largest = greatest([1, ...numbers]);
  return numbers.map((number) => levels[Math.ceil((number / largest) * (levels.length - 1))]).join('');
};
