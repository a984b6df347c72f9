// The reports a user can ask for by name. results.json is always written.
import { resultsFile } from './directory.ts';
import { type Format, formats } from './formats.ts';
import { jsonText } from './json-text.ts';
import type { Results } from './results.ts';
import { screenHere } from './screen.ts';
import { summaryLines } from './summary.ts';
import { writeReport } from './write.ts';

export type Reporter = (runs: readonly Results[], directory: string) => void;

const written =
  ({ file, make }: Format): Reporter =>
  (runs, directory) =>
    void writeReport(directory, file, make(runs));

export const reporters: Readonly<Record<string, Reporter>> = {
  terminal: (runs) =>
    void process.stdout.write(`${runs.flatMap((run) => summaryLines(run, screenHere())).join('\n')}\n`),
  ...Object.fromEntries(Object.entries(formats).map(([name, format]) => [name, written(format)])),
};

/** Writes results.json. */
export const writeResults = (results: Results, directory: string): string =>
  writeReport(directory, resultsFile, jsonText(results));
