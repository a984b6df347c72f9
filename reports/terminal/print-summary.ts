// The report on the terminal.
import type { Results } from '../record/results.ts';
import { screenHere } from './screen.ts';
import { summaryLines } from './summary.ts';

/** Prints the summaries of runs, shortened to fit the terminal. */
export const printSummary = (runs: readonly Results[]): void => {
  process.stdout.write(`${runs.flatMap((run) => summaryLines(run, screenHere())).join('\n')}\n`);
};
