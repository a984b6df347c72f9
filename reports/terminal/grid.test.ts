// The grid: a line for each path, a mark for each requirement, in blocks where the terminal is narrow.
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { RequirementResult } from '../record/results.ts';
import { gridLines } from './grid.ts';

const rows: RequirementResult[] = userStatus.requirements.all.map(({ id, level, says, source }) => ({
  id,
  level,
  says,
  source,
  verdict: 'pass',
  cases: 8,
  paths: userStatus.paths.names.map((path) => ({
    path,
    verdict: id === 'bodies.id' ? 'fail' : 'pass',
    cases: 1,
    broken: 0,
  })),
}));

test('a wide terminal shows one block: a head, a line for each path, a legend', () => {
  const lines = gridLines(rows, 200);
  expect(lines).toHaveLength(1 + 8 + 1);
  expect(lines.filter((line) => line.includes('✗'))).toHaveLength(8 + 1);
  expect(lines[1]?.match(/[·✗]/g)).toHaveLength(rows.length);
});

test('a narrow terminal shows several blocks, none wider than the terminal if the widest theme fits', () => {
  const lines = gridLines(rows, 100);
  expect(lines.length).toBeGreaterThan(10);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  const marks = lines
    .filter((line) => line.startsWith('rootCertificate'))
    .join('')
    .match(/[·✗]/g);
  expect(marks).toHaveLength(rows.length);
});

test('paths that were not examined have no line', () => {
  const one = rows.map((row) => ({ ...row, paths: row.paths.slice(0, 1) }));
  expect(gridLines(one, 200)).toHaveLength(3);
});
