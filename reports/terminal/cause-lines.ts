// A cause in two or three lines: what is wrong; how much it breaks and what shows it; the case to send again.
import { least } from '../../contracts/odata/extremes.ts';
import { paint } from '../../engine/output/paint.ts';
import { oneLine } from '../../engine/output/visible.ts';
import { causeText, evidenceOfCause, severityOfCause } from '../formats/cause-text.ts';
import type { Cause, Results } from '../record/results.ts';
import { shortened, widthOf, wrapped } from './width.ts';

const indent = 3;
const colours = { fail: 'red', warn: 'yellow' } as const;

/** How much is said of each cause: its sentence; also what it breaks; also the case. */
export type Depth = 1 | 2 | 3;

/** The sentence of a cause, with its number in the colour of what it makes of requirements. */
const numbered = (cause: Cause, results: Results, columns: number): string[] => {
  const sign = `${results.causes.indexOf(cause) + 1}`.padEnd(indent);
  const [first = '', ...others] = wrapped(sign + oneLine(cause.summary), columns, indent);
  const painted = paint(['bold', colours[severityOfCause(cause, results)]], sign) + paint('bold', first.slice(indent));
  return [painted, ...others.map((line) => paint('bold', line))];
};

/** A value of fewer columns says nothing. */
const narrowest = 12;

/** The evidence on one line with its values shortened; where that is not enough, all of it, to be wrapped. */
const evidenceLine = (cause: Cause, results: Results, columns: number): string => {
  const line = oneLine(evidenceOfCause(cause, results));
  if (widthOf(line) <= columns) return line;
  const widths: number[] = [];
  const frame = evidenceOfCause(cause, results, (value) => {
    widths.push(widthOf(oneLine(value)));
    return '';
  });
  const left = columns - widthOf(oneLine(frame));
  const each = Math.max(Math.floor(left / 2), left - least(widths));
  return each < narrowest ? line : oneLine(evidenceOfCause(cause, results, (value) => shortened(oneLine(value), each)));
};

/** The lines of the causes of a run. */
export const causeLines = (results: Results, columns: number, depth: Depth): string[][] =>
  results.causes.map((cause) => {
    const indented = (text: string): string[] => wrapped(' '.repeat(indent) + text, columns, indent);
    const [, , ...cases] = causeText(cause, results);
    const evidence = [evidenceLine(cause, results, columns - indent), ...cases];
    return [
      ...numbered(cause, results, columns),
      ...evidence.slice(0, depth - 1).flatMap((line) => indented(oneLine(line))),
    ];
  });
