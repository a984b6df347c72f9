// A badge in SVG: the verdict, and how many requirements pass or fail.
import type { Results, RunVerdict } from '../record/results.ts';
import { badgePicture } from './badge-picture.ts';
import { severityOfCause } from './cause-text.ts';
import { countOf, verdictOn } from './found.ts';
import { plural } from './plural.ts';

const colours: Readonly<Record<RunVerdict, string>> = {
  conformant: '#14672c',
  nonconformant: '#b3141d',
  none: '#555',
};

const words: Readonly<Record<RunVerdict, string>> = {
  conformant: 'conformant',
  nonconformant: 'nonconformant',
  none: 'no verdict',
};

const numbers = (runs: readonly Results[]): string => {
  const sumOf = (verdict: 'fail' | 'pass'): number => runs.reduce((sum, run) => sum + countOf(run, verdict), 0);
  const causes = runs.reduce(
    (sum, run) => sum + run.causes.filter((cause) => severityOfCause(cause, run) === 'fail').length,
    0,
  );
  if (sumOf('fail') === 0) return `, ${sumOf('pass')} pass`;
  return `, ${causes === 0 ? '' : `${plural(causes, 'cause')}, `}${sumOf('fail')} fail`;
};

/** The badge of the runs; for several targets it shows the most severe verdict. */
export const toBadge = (runs: readonly Results[]): string => {
  const verdict = verdictOn(runs);
  const note = runs.some(({ embedded }) => embedded) ? ' (embedded tenant)' : '';
  const unchecked = runs.some(({ insecure }) => insecure) ? ' (certificate not checked)' : '';
  const message = `${words[verdict]}${verdict === 'none' ? '' : numbers(runs)}${note}${unchecked}`;
  return `${badgePicture({ label: 'user status contract', message, colour: colours[verdict] })}\n`;
};
