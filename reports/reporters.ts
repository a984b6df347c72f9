// The reports that --reporter takes. results.json is always written; the code of a format is loaded when needed.
import { join } from 'node:path';
import { formatNames } from './formats/format-names.ts';
import { resultsFile } from './record/directory.ts';
import type { Results } from './record/results.ts';
import { writeReport } from './record/write.ts';
import type { Around } from './terminal/ending.ts';
import { printSummary } from './terminal/print-summary.ts';

export type Reporter = (runs: readonly Results[], directory: string, around?: Around) => void | Promise<void>;

const written =
  (name: string): Reporter =>
  async (runs, directory) => {
    const { [name]: format } = (await import('./formats/formats.ts')).formats;
    if (format) writeReport(directory, format.file, format.make(runs));
  };

const terminal: Reporter = (runs, directory, around = {}) =>
  printSummary(runs, { report: join(directory, resultsFile), ...around });

export const reporters: Readonly<Record<string, Reporter>> = {
  terminal,
  ...Object.fromEntries(formatNames.map((name) => [name, written(name)])),
};
