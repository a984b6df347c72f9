// Limits: a figure that keeps its limit, and one that does not, at the limit itself too.
import { line, page } from './page.ts';
import { atLeast, below, plainly } from './row.ts';

test.each([
  [atLeast(0.7, 'share', { value: 0.7 }), true],
  [atLeast(0.7, 'share', { value: 0.699 }), false],
  [below(0.15, 'start', { value: 0.149, unit: ' s' }), true],
  [below(0.15, 'start', { value: 0.15, unit: ' s' }), false],
  [atLeast(0.7, 'share', { value: Number.NaN }), false],
  [below(0.7, 'share', { value: Number.NaN }), false],
])('%j', (row, holds) => {
  expect(row.holds).toBe(holds);
  expect(line(row)).toContain(holds ? ': holds' : ': does not hold');
  expect(page([row])).toContain(holds ? '| holds |' : '| does not hold |');
});

test('a figure without a limit neither holds nor fails', () => {
  expect(line(plainly('rate', '12 POST/s'))).toMatch(/^rate +12 POST\/s$/);
  expect(page([plainly('rate', '12 POST/s')])).toContain('| rate | 12 POST/s |  |  |');
});
