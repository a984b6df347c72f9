// Every failing requirement in one line of the terminal, whatever its path and its values are.
import { unpainted } from '../../engine/output/paint.ts';
import { specimen } from '../../test-support/specimen.ts';
import type { RequirementResult } from '../record/results.ts';
import { failureTable } from './failure-table.ts';
import { widthOf } from './width.ts';

const run = specimen();

const failing = (id: RequirementResult['id'], path: string, expected: string, actual: string): RequirementResult[] =>
  run.requirements.slice(0, 1).map((row) => {
    const paths = row.paths.slice(0, 1).map((on) => ({ ...on, path, verdict: 'fail' as const }));
    const kept = row.counterexample ?? paths[0]?.counterexample;
    if (kept === undefined) throw new Error('the specimen has no counterexample');
    const counterexample = { ...kept, path, differences: [{ location: '/x', expected, actual }] };
    return { ...row, id, verdict: 'fail', paths, counterexample };
  });

const requirements = [
  ...failing('authorization.personalAccount.status', 'windowsPhoneVpnIdentityCertificate', 'a DateTimeOffset', '"x"'),
  ...failing(
    'answers.lastReportedDateTime.echo',
    'windowsWifiServerRootCertificate',
    '"2017-01-01T00:00:17.7769392-08:00", as it was sent',
    '"漢字漢字漢字漢字漢字漢字"',
  ),
  ...failing('answers.id', 'deviceConfiguration', 'a non-empty string', '1'),
];

const tableOn = (columns: number): string[] =>
  failureTable({ ...run, requirements, causes: [] }, columns)
    .flat()
    .map(unpainted);

test.each([60, 80, 100, 120, 200])('%d columns', (columns) => {
  const [names = '', ...lines] = tableOn(columns);
  expect(names).toMatch(/requirement +paths +expected +actual$/);
  expect(lines).toHaveLength(requirements.length);
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  expect(lines[2]).toMatch(/^✗ answers\.id +device.*ation +a.*(string|ing) +1$/);
});

test('without a terminal nothing is shortened', () => {
  const [, , line = ''] = tableOn(Number.POSITIVE_INFINITY);
  expect(line).toContain('"2017-01-01T00:00:17.7769392-08:00"  "漢字漢字漢字漢字漢字漢字"');
});

test('a terminal that is too narrow for columns shows sentences', () => {
  expect(tableOn(40).join(' ').replaceAll(/\s+/g, ' ')).toContain('expected a non-empty string, actual 1');
});
