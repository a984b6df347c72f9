// The reports a user can ask for by name. results.json is always written.
import { type Format, formats } from './formats.ts';
import { printSummary } from './print-summary.ts';
import type { Results } from './results.ts';
import { writeReport } from './write.ts';

export type Reporter = (runs: readonly Results[], directory: string) => void;

const written =
  ({ file, make }: Format): Reporter =>
  (runs, directory) =>
    void writeReport(directory, file, make(runs));

export const reporters: Readonly<Record<string, Reporter>> = {
  terminal: printSummary,
  ...Object.fromEntries(Object.entries(formats).map(([name, format]) => [name, written(format)])),
};
