// What a person reads at the end of a run: the grid, every failure with its story, the verdict and its reasons.
import { styleText } from 'node:util';
import { cleanUpLines } from './clean-up-text.ts';
import { confidenceText } from './confidence.ts';
import { explainCounterexample } from './counterexample-text.ts';
import { tallyText, unreached } from './found.ts';
import { gridLines } from './grid.ts';
import { nameOfTarget } from './name-of-target.ts';
import type { RequirementResult, RequirementVerdict, Results, RunVerdict } from './results.ts';
import { verdictWords } from './verdict-words.ts';
import { visible } from './visible.ts';
import { waiverLines } from './waivers.ts';

/** As many stories as a screen has room for beside the grid; where nobody scrolls, a dozen. */
const mostStories = (rows = process.stdout.rows): number =>
  rows === undefined ? 12 : Math.max(1, Math.floor((rows - 24) / 12));

const heading = (row: RequirementResult): string => {
  const failing = row.paths.filter(({ verdict }) => verdict === row.verdict).map(({ path }) => path);
  const where = failing.length === row.paths.length ? 'every path' : failing.join(', ');
  const colour = row.verdict === 'fail' ? 'red' : 'yellow';
  return `${styleText(colour, `${row.level} ${row.id}`)} ${row.says} ${styleText('dim', `(${row.source.document}, ${row.source.place}; on ${where})`)}`;
};

const story = (row: RequirementResult): string[] => [
  '',
  heading(row),
  ...(row.counterexample ? explainCounterexample(row.counterexample) : []).map((line) => `  ${line}`),
];

const stories = ({ requirements }: Results, verdict: RequirementVerdict, most: number): string[] => {
  const rows = requirements.filter((row) => row.verdict === verdict);
  const left = rows.length - most;
  return [
    ...rows.slice(0, most).flatMap(story),
    ...(left > 0 ? ['', `… and ${left} more; results.json has them all.`] : []),
  ];
};

const unexercised = (results: Results): string[] => {
  const { requirements, subject } = results;
  if (subject === 'client') return [];
  const rows = requirements.filter(({ verdict }) => verdict === 'not-exercised');
  const reasons = Map.groupBy(rows, ({ paths }) => paths[0]?.because ?? 'no case could show it');
  return [
    ...[...reasons].map(([reason, some]) => `not exercised: ${some.map(({ id }) => id).join(', ')} (${reason})`),
    ...unreached(results).map(({ path, because = 'no reason is known' }) => `nothing sent on ${path}: ${because}`),
  ];
};

const colours = {
  conformant: 'green',
  nonconformant: 'red',
  none: 'yellow',
} as const satisfies Readonly<Record<RunVerdict, string>>;

/** The last line: the verdict and the numbers behind it. */
export const verdictLine = (results: Results): string => {
  const { verdict, counts, seed, reason, start, end, subject } = results;
  const seconds = ((Date.parse(end) - Date.parse(start)) / 1000).toFixed(1);
  const word = styleText(['bold', colours[verdict]], verdictWords[verdict]);
  const numbers = [
    tallyText(results),
    `${counts.requests} requests in ${seconds} s`,
    ...(subject === 'client' ? [] : [`seed ${seed}`]),
  ];
  return `${word}  ${reason === undefined ? '' : `${visible(reason)}  `}${numbers.join(', ')}`;
};

/** How rare a mistake the run would have shown. What nobody judges shows none. */
const confidence = ({ requirements, subject }: Results): string[] => {
  if (subject === 'client') return [];
  const said = confidenceText(requirements.filter(({ level }) => level !== 'UNSPECIFIED'));
  return said === undefined ? [] : [`These cases show ${said}.`];
};

/** What a client used of all there is, in a line for each kind. */
const usage = ({ coverage = [], subject, requirements }: Results): string[] => {
  if (subject !== 'client') return [];
  const paths = (requirements[0]?.paths ?? []).map(({ path, cases }) => ({ name: path, cases }));
  return [{ about: 'paths', classes: paths }, ...coverage.filter(({ about }) => !about.includes('strings'))]
    .filter(({ classes }) => classes.some(({ cases }) => cases > 0))
    .map(({ about, classes }) => {
      const used = classes.filter(({ cases }) => cases > 0).map(({ name }) => name);
      return `used: ${about}: ${used.length} of ${classes.length} (${visible(used.join(', '))})`;
    });
};

/** The summary of a run as lines. */
export const summaryLines = (results: Results): string[] => [
  ...(results.requirements.every(({ cases }) => cases === 0) ? [] : gridLines(results.requirements)),
  ...stories(results, 'fail', mostStories()),
  ...stories(results, 'warn', process.stdout.rows === undefined ? mostStories() : 0),
  '',
  ...unexercised(results),
  ...waiverLines(results).map(visible),
  ...usage(results),
  ...confidence(results),
  ...cleanUpLines(results),
  ...(results.replayOf ? [visible(nameOfTarget(results))] : []),
  verdictLine(results),
];
