// A cause in two or three lines: what is wrong; how much it breaks and what shows it; the case to send again.
import { paint } from '../../engine/output/paint.ts';
import { oneLine } from '../../engine/output/visible.ts';
import { exampleOf, extentOfCause, severityOfCause } from '../formats/cause-text.ts';
import { whatHappened } from '../formats/what-happened.ts';
import type { Cause, Results } from '../record/results.ts';
import { wrapped } from './width.ts';

const indent = 3;
const colours = { fail: 'red', warn: 'yellow' } as const;

/** How much is said of each cause: its sentence; also what it breaks; also the case. */
export type Depth = 1 | 2 | 3;

const numbered = (cause: Cause, number: number, results: Results, columns: number): string[] => {
  const sign = `${number}`.padEnd(indent);
  const [first = '', ...others] = wrapped(sign + oneLine(cause.summary), columns, indent);
  const painted = paint(['bold', colours[severityOfCause(cause, results)]], sign) + paint('bold', first.slice(indent));
  return [painted, ...others.map((line) => paint('bold', line))];
};

const evidence = (cause: Cause, results: Results): string => {
  const happened = exampleOf(cause, results);
  const what = happened && whatHappened(happened);
  return `${extentOfCause(cause, results)}${what === undefined ? '' : `; ${cause.example}: ${oneLine(what)}`}`;
};

/** The lines of the causes of a run. */
export const causeLines = (results: Results, columns: number, depth: Depth): string[][] =>
  results.causes.map((cause, index) => {
    const indented = (text: string): string[] => wrapped(' '.repeat(indent) + text, columns, indent);
    const id = exampleOf(cause, results)?.counterexample?.case;
    return [
      ...numbered(cause, index + 1, results, columns),
      ...(depth < 2 ? [] : indented(evidence(cause, results))),
      ...(depth < 3 || id === undefined ? [] : indented(`case ${oneLine(id)}`)),
    ];
  });
