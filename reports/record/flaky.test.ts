// A flaky requirement is said to be flaky in every report that names failures.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { specimen } from '../../test-support/specimen.ts';
import { formats } from '../formats/formats.ts';
import { tallyText } from '../formats/found.ts';
import { failedLines } from '../terminal/failed-text.ts';
import { summaryLines } from '../terminal/summary.ts';
import type { RequirementResult, Results } from './results.ts';
import { resultsSchema } from './results-schema.ts';

const marked = (row: RequirementResult): RequirementResult => {
  const { counterexample } = row;
  if (!counterexample) return row;
  const shown = { counterexample: { ...counterexample, flaky: { passed: 1, failed: 2 } } };
  return { ...row, flaky: true, ...shown, paths: row.paths.map((on) => ({ ...on, flaky: true, ...shown })) };
};

const steady = specimen();
const flaky: Results = { ...steady, requirements: steady.requirements.map(marked) };
const says = /flaky/i;

test('a record of it is valid', () =>
  expect(new Ajv2020({ allowUnionTypes: true }).validate(resultsSchema, flaky)).toBe(true));

test.each(['html', 'junit', 'md', 'sarif', 'annotations', 'ctrf'])('%s', (name) => {
  expect(formats[name]?.make([flaky])).toMatch('flaky: failed 2 of 3 times on the same bytes');
  expect(formats[name]?.make([steady])).not.toMatch(says);
});

test('the terminal, which counts it apart', () => {
  expect(summaryLines(flaky).join('\n')).toMatch(says);
  expect(failedLines(flaky, () => true).join('\n')).toContain('1 fixed, 0 still failing, 2 flaky, 1 not sent');
  expect([tallyText(steady), tallyText(flaky)]).toEqual([
    '1 of 4 requirements pass, 1 fail, 1 warn, 1 not exercised',
    '1 of 4 requirements pass, 2 flaky, 1 not exercised',
  ]);
});
