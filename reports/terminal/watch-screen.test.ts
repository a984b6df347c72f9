// The screen of a watched run shows what is under way and the keys, however small the terminal and however much fails.
import { specimen } from '../../test-support/specimen.ts';
import { heightOf } from './screen.ts';
import { watchLines } from './watch-screen.ts';

const whole = specimen(8);
const failed = { results: specimen(8), wasKept: () => true };
const status = 'running all: 64 of 5,328 cases';

test.each([
  { rows: 15, columns: 60 },
  { rows: 24, columns: 80 },
  { rows: 50, columns: 200 },
])('%j', (screen) => {
  for (const watched of [{ status }, { status, whole }, { status, failed }, { status, whole, failed }]) {
    const lines = watchLines(watched, screen);
    expect(heightOf(lines, screen)).toBeLessThan(screen.rows);
    expect(lines.slice(-2)).toEqual([status, 'keys: f failing cases, a all, 1-9 one cause, q quit']);
  }
});

test('what has no room is counted', () => {
  const lines = watchLines({ status, whole, failed }, { rows: 15, columns: 60 });
  expect(lines.filter((line) => /^… and \d+ more$/.test(line))).toHaveLength(1);
  expect(lines.join(' ')).toContain('still failing');
});

test('elsewhere than on a terminal everything is shown', () => {
  expect(watchLines({ status, failed }).filter((line) => line.startsWith('STILL FAILING'))).toHaveLength(9);
});
