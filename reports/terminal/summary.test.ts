// The summary fits the terminal that shows it; elsewhere it is complete.
import { stripVTControlCharacters } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { specimen } from '../../test-support/specimen.ts';
import type { Results } from '../record/results.ts';
import { heightOf } from './screen.ts';
import { summaryLines } from './summary.ts';

const [pattern] = specimen().requirements;

/** A run in which this many requirements fail and the others are not exercised. */
const runWith = (failing: number): Results => ({
  ...specimen(),
  reason: 'no answer any more',
  requirements: userStatus.requirements.all.flatMap(({ id, level, says, source }, index) => {
    const verdict = index < failing ? 'fail' : 'not-exercised';
    return pattern ? [{ ...pattern, id, level, says, source, verdict }] : [];
  }),
});

const shown = (run: Results, rows: number, columns: number): string[] =>
  summaryLines(run, { rows, columns }).map((line) => stripVTControlCharacters(line));

test.each([
  [40, 120, 1],
  [40, 120, 30],
  [50, 160, 30],
  [60, 200, 90],
])('it fits into %d rows of %d columns, with %d failing requirements', (rows, columns, failing) => {
  const lines = shown(runWith(failing), rows, columns);
  expect(heightOf(lines, { rows, columns })).toBeLessThan(rows);
  expect(lines.filter((line) => line.startsWith('  replay '))).not.toEqual([]);
  expect(lines.at(-1)).toMatch(/^NONCONFORMANT {2}no answer any more/);
});

test('a large screen shows the commands whole, and how many failures are left out', () => {
  const lines = shown(runWith(30), 60, 200);
  const whole = lines.filter((line) => line.startsWith('  curl ')).length;
  expect(whole).toBeGreaterThan(0);
  expect(lines).toContain(
    `… and ${30 - lines.filter((line) => line.startsWith('  replay ')).length} more, all in results.json.`,
  );
});

test('a small screen shows one line for all eight paths', () => {
  const [small, large] = [shown(runWith(1), 24, 80), shown(runWith(1), 60, 200)].map((lines) => lines.join('\n'));
  expect(small).toContain('all paths together');
  expect(small).not.toMatch(/^rootCertificate/m);
  expect(large).not.toContain('all paths together');
  expect(large).toMatch(/^rootCertificate/m);
});

test('without a screen twelve failures are shown in full', () => {
  const lines = summaryLines(runWith(30));
  expect(lines.filter((line) => line.startsWith('  curl '))).toHaveLength(12);
  expect(lines).toContain('… and 18 more, all in results.json.');
});
