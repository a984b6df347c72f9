// The reports that --reporter takes. results.json is always written; the code of a format is loaded when needed.
import { formatNames } from './formats/format-names.ts';
import type { Results } from './record/results.ts';
import { writeReport } from './record/write.ts';
import { printSummary } from './terminal/print-summary.ts';

export type Reporter = (runs: readonly Results[], directory: string) => void | Promise<void>;

const written =
  (name: string): Reporter =>
  async (runs, directory) => {
    const { [name]: format } = (await import('./formats/formats.ts')).formats;
    if (format) writeReport(directory, format.file, format.make(runs));
  };

export const reporters: Readonly<Record<string, Reporter>> = {
  terminal: printSummary,
  ...Object.fromEntries(formatNames.map((name) => [name, written(name)])),
};
