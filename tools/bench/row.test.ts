// Figures that meet their limit and figures that do not, also exactly at the limit.
import { line, page } from './page.ts';
import { atLeast, below, plainly } from './row.ts';

test.each([
  [atLeast(0.7, 'share', { value: 0.7 }), true],
  [atLeast(0.7, 'share', { value: 0.699 }), false],
  [below(0.15, 'start', { value: 0.149, unit: ' s' }), true],
  [below(0.15, 'start', { value: 0.15, unit: ' s' }), false],
  [atLeast(0.7, 'share', { value: Number.NaN }), false],
  [below(0.7, 'share', { value: Number.NaN }), false],
])('%j', (row, isMet) => {
  expect(row.isMet).toBe(isMet);
  expect(line(row)).toContain(isMet ? ': met' : ': not met');
  expect(page([row])).toContain(isMet ? '| met |' : '| not met |');
});

test('a figure without a limit is neither met nor missed', () => {
  expect(line(plainly('rate', '12 POST/s'))).toMatch(/^rate +12 POST\/s$/);
  expect(page([plainly('rate', '12 POST/s')])).toContain('| rate | 12 POST/s |  |  |');
});
