// The summary fits the terminal that shows it; elsewhere it is complete.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { unpainted } from '../../engine/output/paint.ts';
import { specimen } from '../../test-support/specimen.ts';
import { causesOf } from '../causes/causes.ts';
import type { Results } from '../record/results.ts';
import { heightOf } from './screen.ts';
import { summaryLines } from './summary.ts';

const [pattern] = specimen().requirements;

/** A run in which this many requirements fail and the others are not exercised. */
const runWith = (failing: number): Results => {
  const requirements = userStatus.requirements.all.flatMap(({ id, level, says, source }, index) => {
    const verdict = index < failing ? 'fail' : 'not-exercised';
    return pattern ? [{ ...pattern, id, level, says, source, verdict } as const] : [];
  });
  const run = { ...specimen(), reason: 'no answer any more', requirements };
  return { ...run, causes: causesOf(run) };
};

/** The same with this many causes of the requirements that fail. */
const withCauses = (run: Results, count: number): Results => {
  const ids = run.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  const causes = Array.from({ length: count }, (_, index) => ({
    summary: `500 whenever a string has a character outside the BMP, number ${index}`,
    requirements: ids.filter((_, place) => place % count === index),
    paths: ['deviceConfiguration'],
    example: ids[index] ?? '',
  }));
  return { ...run, causes };
};

const around = {
  report: '/tmp/reports/report.html',
  rerun: `npx userstatus-conformance verify --target https://${'long.'.repeat(20)}example/beta`,
};

const shown = (run: Results, rows: number, columns: number): string[] =>
  summaryLines(run, { rows, columns }, around).map(unpainted);

describe.each([
  [24, 80],
  [40, 120],
  [60, 200],
])('%d rows of %d columns', (rows, columns) => {
  test.each([
    [0, 0],
    [1, 1],
    [3, 3],
    [40, 1],
    [40, 3],
    [90, 40],
  ])('show %d failing requirements of %d causes on one screen', (failing, causes) => {
    const lines = shown(withCauses(runWith(failing), causes), rows, columns);
    expect(heightOf(lines, { rows, columns })).toBeLessThan(rows);
    expect(lines[0]).toMatch(/^NONCONFORMANT {2}no answer any more/);
    expect(lines.join('\n')).toContain('report  file:///tmp/reports/report.html');
    expect(
      lines
        .join('\n')
        .replaceAll(/ \\\n +/g, ' ')
        .split('\n')
        .at(-1),
    ).toBe(`rerun   ${around.rerun}`);
  });
});

test('what has no room is counted', () => {
  const lines = shown(withCauses(runWith(40), 3), 30, 120);
  const named = lines.filter((line) => /^✗ /.test(line)).length;
  expect(named).toBeGreaterThan(1);
  expect(lines).toContain(`… and ${40 - named} more requirements: see the report`);
});

test('causes come before requirements, each with what it breaks and the case that shows it', () => {
  const lines = shown(withCauses(runWith(3), 3), 40, 120);
  expect(lines).toContain('1  500 whenever a string has a character outside the BMP, number 0');
  expect(lines.filter((line) => / on deviceConfiguration: expected 400 to 499, actual /.test(line))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith('   case '))).toHaveLength(3);
  expect(lines.findIndex((line) => line.startsWith('✗'))).toBeGreaterThan(
    lines.findIndex((line) => line.startsWith('3 ')),
  );
});

test('without a screen every failing requirement has its line, and no curl command', () => {
  const lines = summaryLines(runWith(60), undefined, around).map(unpainted);
  expect(lines.filter((line) => line.startsWith('✗ '))).toHaveLength(60);
  expect(lines.join('\n')).not.toContain('curl');
});

test('only --verbose shows the grid and every counterexample, before the summary', () => {
  const lines = summaryLines(runWith(30), { rows: 24, columns: 80 }, { ...around, verbose: true }).map(unpainted);
  expect(lines.filter((line) => line.startsWith('  curl '))).toHaveLength(30);
  expect(lines.filter((line) => line.startsWith('rootCertificate '))).not.toEqual([]);
  expect(lines.findIndex((line) => line.startsWith('NONCONFORMANT'))).toBeGreaterThan(
    lines.findLastIndex((line) => line.startsWith('  curl ')),
  );
});

test('a conformant run takes a few lines', () => {
  const run = { ...runWith(0), verdict: 'conformant' as const, causes: [] };
  const passing = run.requirements.map((row) => ({
    ...row,
    verdict: 'pass' as const,
    paths: row.paths.map((on) => ({ ...on, verdict: 'pass' as const })),
  }));
  const { reason: _, ...conformant } = { ...run, requirements: passing };
  expect(shown(conformant, 24, 80).length).toBeLessThan(10);
});
