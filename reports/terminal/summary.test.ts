// The summary fits the screen it is shown on; where it goes elsewhere, it says all.
import { stripVTControlCharacters } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { specimen } from '../../test-support/specimen.ts';
import type { Results } from '../record/results.ts';
import { heightOf } from './screen.ts';
import { summaryLines } from './summary.ts';

const [pattern] = specimen().requirements;

/** A run on which so many requirements are broken, of all that there are. */
const runWith = (broken: number): Results => ({
  ...specimen(),
  reason: 'it fell silent',
  requirements: userStatus.requirements.all.flatMap(({ id, level, says, source }, index) => {
    const verdict = index < broken ? 'fail' : 'not-exercised';
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
])('%d rows of %d columns hold it, with %d requirements broken', (rows, columns, broken) => {
  const lines = shown(runWith(broken), rows, columns);
  expect(heightOf(lines, { rows, columns })).toBeLessThan(rows);
  expect(lines.filter((line) => line.startsWith('  replay '))).not.toEqual([]);
  expect(lines.at(-1)).toMatch(/^NONCONFORMANT {2}it fell silent/);
});

test('a screen with room has the commands whole, and says how many stories are left', () => {
  const lines = shown(runWith(30), 60, 200);
  const told = lines.filter((line) => line.startsWith('  curl ')).length;
  expect(told).toBeGreaterThan(0);
  expect(lines).toContain(
    `… and ${30 - lines.filter((line) => line.startsWith('  replay ')).length} more; results.json has them all.`,
  );
});

test('where there is no room for eight paths, one line stands for them', () => {
  const [small, large] = [shown(runWith(1), 24, 80), shown(runWith(1), 60, 200)].map((lines) => lines.join('\n'));
  expect(small).toContain('all paths together');
  expect(small).not.toMatch(/^rootCertificate/m);
  expect(large).not.toContain('all paths together');
  expect(large).toMatch(/^rootCertificate/m);
});

test('where it goes elsewhere, a dozen stories are told whole', () => {
  const lines = summaryLines(runWith(30));
  expect(lines.filter((line) => line.startsWith('  curl '))).toHaveLength(12);
  expect(lines).toContain('… and 18 more; results.json has them all.');
});
