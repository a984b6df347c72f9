// The history of runs as a person reads it: a sparkline, a line for each run, and since when a requirement fails.
import { failingSince, type HistoryLine } from '../record/history.ts';
import { verdictWords } from '../record/verdict-words.ts';
import { sparkline } from './sparkline.ts';

/** Runs that have a line, and that the sparkline shows. */
const [mostLines, mostBars] = [20, 60];

const when = ({ start }: HistoryLine): string => start.slice(0, 16).replace('T', ' ');

const width = Math.max(...Object.values(verdictWords).map(({ length }) => length));

const runLine = (run: HistoryLine): string => {
  const { verdict, failing, flaky = [], partial, causes, seconds } = run;
  const [first = '', ...more] = causes;
  const cause = first === '' ? '' : `  ${first}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
  const marks = `${flaky.length > 0 ? `, ${flaky.length} flaky` : ''}${partial ? ', in part' : ''}`;
  return `${when(run)}  ${verdictWords[verdict].padEnd(width)}  ${String(failing.length).padStart(3)} failing${marks}  ${seconds.toFixed(1).padStart(6)} s${cause}`;
};

/** The lines on some runs of a target, the latest last. */
const targetLines = (target: string, runs: readonly HistoryLine[]): readonly string[] => {
  const whole = runs.filter(({ partial }) => !partial);
  const flaky = [...new Set(runs.slice(-mostLines).flatMap((run) => run.flaky ?? []))];
  const since = Map.groupBy([...failingSince(runs)], ([, run]) => run);
  return [
    `${target}: ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`,
    ...(whole.length > 0
      ? [`failing requirements  ${sparkline(whole.slice(-mostBars).map(({ failing }) => failing.length))}`]
      : []),
    ...runs.slice(-mostLines).map(runLine),
    ...(flaky.length > 0 ? [`flaky: ${flaky.join(', ')}`] : []),
    ...[...since].map(([run, ids]) => `failing since ${when(run)}: ${ids.map(([id]) => id).join(', ')}`),
  ];
};

/** The lines on all runs, target by target. */
export const historyLines = (runs: readonly HistoryLine[]): readonly string[] =>
  [...Map.groupBy(runs, ({ target }) => target)].flatMap(([target, some], index) => [
    ...(index === 0 ? [] : ['']),
    ...targetLines(target, some),
  ]);
