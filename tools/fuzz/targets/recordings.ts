// Recordings, sealed again after they were changed, as `verify --replay` reads and judges them.
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { runConformance } from '../../../engine/campaign/conformance.ts';
import { openSealing } from '../../../engine/connection/recording/lines.ts';
import { readRunSettings } from '../../../engine/settings/run-settings.ts';
import { openRecord } from '../../../reports/record/record.ts';
import { summaryLines } from '../../../reports/terminal/summary.ts';
import { exampleRun } from '../example-run.ts';
import { checkShown } from '../property.ts';
import type { Target } from '../target.ts';
import { writeInput } from '../write-input.ts';

const unsealed = (line: string): string => line.replace(/^\{"sum":"[\da-f]{16}",/, '{');

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Anyone can compute the sums. Lines that are no objects stay as they are. */
const sealed = (text: string): string => {
  const seal = openSealing();
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const value = parsed(line);
      return typeof value === 'object' && value !== null ? seal(value) : `${line}\n`;
    })
    .join('');
};

export const recordings: Target = {
  name: 'recordings',
  form: 'lines',
  examples: async () => [(await exampleRun()).recording.split('\n').map(unsealed).join('\n')],
  work: async ({ bytes, file }) => {
    const replay = writeInput({ bytes: Buffer.from(sealed(bytes.toString('utf8'))), file });
    const settings = await readRunSettings(userStatus, { replay }, {});
    const record = openRecord();
    await runConformance(settings, record.hear);
    const results = record.results();
    if (results) for (const line of summaryLines(results)) checkShown(line, 'the summary');
  },
};
