// The reports a user can ask for by name. results.json is always written.
import { toJUnit } from './junit.ts';
import type { Results } from './results.ts';
import { summaryLines } from './summary.ts';
import { visible } from './visible.ts';
import { writeReport } from './write.ts';

export type Reporter = (results: Results, directory: string) => void;

export const reporters: Readonly<Record<string, Reporter>> = {
  terminal: (results) => void process.stdout.write(`${summaryLines(results).join('\n')}\n`),
  junit: (results, directory) => void writeReport(directory, 'junit.xml', toJUnit(results)),
};

export const resultsFile = 'results.json';

/** Writes results.json. JSON may write any character as \uXXXX, so that even to print the file does no harm. */
export const writeResults = (results: Results, directory: string): string =>
  writeReport(directory, resultsFile, `${visible(JSON.stringify(results, undefined, 2))}\n`);
