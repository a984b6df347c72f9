// What became of the failing cases of earlier runs, for verify --failed: a line for each requirement and outcome.
import { flakyText } from '../record/flaky.ts';
import type { PathResult, RequirementResult, RequirementVerdict, Results } from '../record/results.ts';

const words: Readonly<Record<RequirementVerdict, string>> = {
  pass: 'FIXED',
  fail: 'STILL FAILING',
  warn: 'STILL FAILING',
  waived: 'WAIVED',
  'not-exercised': 'NOT SENT',
};

const flakyWord = 'FLAKY';

/** Paths that are named; more are counted. */
const mostNamed = 3;

const width = Math.max(...Object.values(words).map(({ length }) => length));

const detailOf = ({ counterexample, because }: PathResult): string => {
  const [first] = counterexample?.differences ?? [];
  const flaky = counterexample && flakyText(counterexample);
  if (first)
    return `  ${first.location}: expected ${first.expected}, actual ${first.actual}${flaky === undefined ? '' : ` (${flaky})`}`;
  return because === undefined ? '' : `  ${because}`;
};

/** Which requirement was kept on which path; others were examined beside it and show nothing. */
export type WasKept = (requirement: string, path: string) => boolean;

type Row = { readonly word: string; readonly line: string };

const rowsOf = ({ id, paths }: RequirementResult, wasKept: WasKept): readonly Row[] => {
  const groups = Map.groupBy(
    paths.filter(({ path }) => wasKept(id, path)),
    ({ verdict, flaky }) => (flaky ? flakyWord : words[verdict]),
  );
  return [...groups].map(([word, results]) => {
    const [first] = results;
    const names = results.length > mostNamed ? `${results.length} paths` : results.map(({ path }) => path).join(', ');
    return { word, line: `${word.padEnd(width)}  ${id} on ${names}${first ? detailOf(first) : ''}` };
  });
};

/** The lines, and a last one with the numbers. */
export const failedLines = (results: Results, wasKept: WasKept): readonly string[] => {
  const { start, end, counts, target, requirements } = results;
  const rows = requirements.flatMap((row) => rowsOf(row, wasKept));
  const number = (asked: string): number => rows.filter(({ word }) => word === asked).length;
  const more = (count: number, name: string): string => (count > 0 ? `, ${count} ${name}` : '');
  const seconds = ((Date.parse(end) - Date.parse(start)) / 1000).toFixed(1);
  return [
    ...rows.map(({ line }) => line),
    `${number('FIXED')} fixed, ${number('STILL FAILING')} still failing${more(number(flakyWord), 'flaky')}${more(number('NOT SENT'), 'not sent')}: ${counts.requests} requests to ${target} in ${seconds} s`,
  ];
};
