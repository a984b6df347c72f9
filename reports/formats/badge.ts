// A badge in SVG: the verdict, and how many requirements hold.
import type { Results, RunVerdict } from '../record/results.ts';
import { badgePicture } from './badge-picture.ts';
import { countOf, verdictOn } from './found.ts';

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
  const broken = runs.reduce((sum, run) => sum + countOf(run, 'fail'), 0);
  const held = runs.reduce((sum, run) => sum + countOf(run, 'pass'), 0);
  return broken > 0 ? `, ${broken} broken` : `, ${held} hold`;
};

/** The badge of the runs; that of several targets shows the gravest verdict. */
export const toBadge = (runs: readonly Results[]): string => {
  const verdict = verdictOn(runs);
  const message = `${words[verdict]}${verdict === 'none' ? '' : numbers(runs)}`;
  return `${badgePicture({ label: 'user status contract', message, colour: colours[verdict] })}\n`;
};
