// The report on the terminal.

import { print, terminalSize } from '../../engine/output/terminal.ts';
import type { Results } from '../record/results.ts';
import { summaryLines } from './summary.ts';

/** Prints the summaries of runs, shortened to fit the terminal. */
export const printSummary = (runs: readonly Results[]): void => {
  print(runs.flatMap((run) => summaryLines(run, terminalSize())));
};
