// The report on the terminal.
import { print, terminalSize } from '../../engine/output/terminal.ts';
import type { Results } from '../record/results.ts';
import type { Around } from './ending.ts';
import { summaryLines } from './summary.ts';

/** Prints the summaries of runs, each on one screen of the terminal. */
export const printSummary = (runs: readonly Results[], around: Around = {}): void => {
  print(runs.flatMap((run) => summaryLines(run, terminalSize(), around)));
};
