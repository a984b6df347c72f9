// The first line of a summary: the verdict, its causes and numbers, how long it took, and the target.
import { paint } from '../../engine/output/paint.ts';
import { oneLine } from '../../engine/output/visible.ts';
import { tallyText } from '../formats/found.ts';
import { plural } from '../formats/plural.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { Results, RunVerdict } from '../record/results.ts';
import { verdictWords } from '../record/verdict-words.ts';
import { wrapped } from './width.ts';

const colours = {
  conformant: 'green',
  nonconformant: 'red',
  none: 'yellow',
} as const satisfies Readonly<Record<RunVerdict, string>>;

const numbers = (results: Results): string => {
  const { causes, counts, start, end, requirements } = results;
  const seconds = ((Date.parse(end) - Date.parse(start)) / 1000).toFixed(1);
  return [
    ...(causes.length === 0 ? [] : [plural(causes.length, 'cause')]),
    ...(requirements.length === 0 ? [] : [tallyText(results)]),
    `${plural(counts.requests, 'request')} in ${seconds} s`,
    oneLine(nameOfTarget(results)),
  ].join(', ');
};

/** The verdict with the numbers behind it, wrapped to a terminal of this many columns. */
export const verdictLines = (results: Results, columns: number): string[] => {
  const { verdict, reason } = results;
  const word = verdictWords[verdict];
  const why = reason === undefined ? '' : `${oneLine(reason)}  `;
  const [first = '', ...others] = wrapped(`${word}  ${why}${numbers(results)}`, columns, 2);
  return [paint(['bold', colours[verdict]], word) + first.slice(word.length), ...others];
};
