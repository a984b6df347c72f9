// results.json of any origin, as `report` reads it and makes every format of it.
import { formats } from '../../../reports/formats/formats.ts';
import { compare } from '../../../reports/record/compare.ts';
import { merge } from '../../../reports/record/merge.ts';
import { readResults } from '../../../reports/record/read.ts';
import { comparisonLines } from '../../../reports/terminal/comparison-text.ts';
import { summaryLines } from '../../../reports/terminal/summary.ts';
import { exampleRun } from '../example-run.ts';
import { checkShown } from '../property.ts';
import type { Target } from '../target.ts';
import { writeInput } from '../write-input.ts';

// A tab in a format is a character of it.
const withoutTabs = (text: string): string => text.replaceAll('\t', ' ');

export const results: Target = {
  name: 'results',
  form: 'json',
  examples: async () => [(await exampleRun()).results],
  work: (input) => {
    const read = readResults(writeInput(input));
    for (const run of merge([read])) {
      for (const [name, { make }] of Object.entries(formats))
        checkShown(withoutTabs(make([run])), `the format ${name}`);
      for (const line of [...summaryLines(run), ...comparisonLines(compare(run, read), [run, read])])
        checkShown(line, 'the summary');
    }
  },
};
