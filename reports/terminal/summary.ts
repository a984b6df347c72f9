// The summary at the end of a run: the grid, the details of each failure, the verdict and its reasons.

import { paint } from '../../engine/output/paint.ts';
import { visible } from '../../engine/output/visible.ts';
import { tallyText, unreached, usedPaths } from '../formats/found.ts';
import { detectionLimit } from '../record/confidence.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { RequirementResult, RequirementVerdict, Results, RunVerdict } from '../record/results.ts';
import { citation } from '../record/source-text.ts';
import { verdictWords } from '../record/verdict-words.ts';
import { waiverLines } from '../record/waivers.ts';
import { cleanUpLines } from './clean-up-text.ts';
import { explainCounterexample } from './counterexample-text.ts';
import { briefGridLines, gridLines } from './grid.ts';
import { cutTo, heightOf, type Screen } from './screen.ts';

/** Failures shown in full where the output is not a terminal. */
const mostFailures = 12;

const heading = (row: RequirementResult): string => {
  const failing = row.paths.filter(({ verdict }) => verdict === row.verdict).map(({ path }) => path);
  const where = failing.length === row.paths.length ? 'every path' : failing.join(', ');
  const colour = row.verdict === 'fail' ? 'red' : 'yellow';
  return `${paint(colour, `${row.level} ${row.id}`)} ${row.says} ${paint('dim', `(${citation(row.source)}; on ${where})`)}`;
};

const sourceLine = ({ source: { url } }: RequirementResult): string[] =>
  url === undefined ? [] : [visible(`source    ${url}`)];

const failureLines = (row: RequirementResult): string[] => [
  '',
  heading(row),
  ...[...(row.counterexample ? explainCounterexample(row.counterexample) : []), ...sourceLine(row)].map(
    (line) => `  ${line}`,
  ),
];

const rowsOf = ({ requirements }: Results, verdict: RequirementVerdict): readonly RequirementResult[] =>
  requirements.filter((row) => row.verdict === verdict);

const leftOver = (left: number): string[] => (left > 0 ? ['', `… and ${left} more, all in results.json.`] : []);

const failures = (results: Results, verdict: RequirementVerdict): string[] => {
  const rows = rowsOf(results, verdict);
  return [...rows.slice(0, mostFailures).flatMap(failureLines), ...leftOver(rows.length - mostFailures)];
};

/** A failure in few rows: each line cut to one row, except the replay command; without curl and source. */
const shortFailureLines = (row: RequirementResult, screen: Screen): string[] => {
  const [blank = '', title = '', ...lines] = failureLines(row);
  const kept = lines.filter((line) => !/^ {2}(curl|source) /.test(line));
  return [blank, title, ...kept.map((line) => (line.startsWith('  replay ') ? line : cutTo(line, screen)))];
};

/** As many failures as fit into `room` rows, but at least one; those that do not fit whole are shortened. */
const failuresOn = (results: Results, screen: Screen, room: number): string[] => {
  const rows = rowsOf(results, 'fail');
  const lines: string[] = [];
  let shown = 0;
  for (const row of rows) {
    const [whole, short] = [failureLines(row), shortFailureLines(row, screen)];
    const left = room - heightOf([...lines, ...leftOver(rows.length - shown - 1)], screen);
    const fitting = [whole, short].find((each) => heightOf(each, screen) <= left);
    if (!fitting && shown > 0) break;
    lines.push(...(fitting ?? short));
    shown += 1;
  }
  return [...lines, ...leftOver(rows.length - shown)];
};

const unexercised = (results: Results, screen?: Screen): string[] => {
  const { requirements } = results;
  const rows = requirements.filter(({ verdict }) => verdict === 'not-exercised');
  const used = usedPaths(results);
  const reasons = Map.groupBy(rows, ({ paths }) => {
    const shown = paths.find(({ path }) => used.has(path)) ?? paths[0];
    return shown?.because ?? 'no case exercised it';
  });
  const lines = [...reasons].map(([reason, some]) => {
    const named = `not exercised: ${some.map(({ id }) => id).join(', ')} (${reason})`;
    return screen && named.length > screen.columns
      ? `not exercised: ${some.length} of ${requirements.length} requirements (${reason})`
      : named;
  });
  return [
    ...lines,
    ...unreached(results).map(({ path, because = 'reason unknown' }) => `nothing sent on ${path}: ${because}`),
  ];
};

const colours = {
  conformant: 'green',
  nonconformant: 'red',
  none: 'yellow',
} as const satisfies Readonly<Record<RunVerdict, string>>;

/** The last line: the verdict and the numbers behind it. */
export const verdictLine = (results: Results): string => {
  const { verdict, counts, seed, reason, start, end, subject, embedded } = results;
  const seconds = ((Date.parse(end) - Date.parse(start)) / 1000).toFixed(1);
  const word = paint(['bold', colours[verdict]], verdictWords[verdict]);
  const numbers = [
    tallyText(results),
    `${counts.requests} ${counts.requests === 1 ? 'request' : 'requests'} in ${seconds} s`,
    ...(subject === 'client' ? [] : [`seed ${seed}`]),
    ...(embedded ? ['embedded tenant'] : []),
  ];
  return `${word}  ${reason === undefined ? '' : `${visible(reason)}  `}${numbers.join(', ')}`;
};

/** The detection limit of the run, over the requirements that are judged. */
const detection = ({ requirements, subject }: Results): string[] => {
  if (subject === 'client') return [];
  const limit = detectionLimit(requirements.filter(({ level }) => level !== 'UNSPECIFIED'));
  return limit === undefined ? [] : [limit];
};

/** The paths, members and forms that a client used, a line for each kind. */
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

const notJudged = ({ notJudged: requests = {} }: Results): string[] => {
  const listed = Object.entries(requests).map(([request, times]) =>
    times === 1 ? request : `${request} (${times} times)`,
  );
  return listed.length === 0 ? [] : [visible(`not judged: ${listed.join(', ')}`)];
};

const ending = (results: Results, screen?: Screen): string[] => [
  '',
  ...unexercised(results, screen),
  ...waiverLines(results).map(visible),
  ...usage(results),
  ...notJudged(results),
  ...detection(results),
  ...cleanUpLines(results),
  ...(results.replayOf ? [visible(nameOfTarget(results))] : []),
  verdictLine(results),
];

/** Rows of the shell's prompt below the last line. */
const prompt = 1;

const linesOn = (results: Results, screen: Screen, hasGrid: boolean): string[] => {
  const { requirements } = results;
  const last = ending(results, screen);
  const room = screen.rows - prompt - heightOf(last, screen);
  const least = rowsOf(results, 'fail')
    .slice(0, 1)
    .flatMap((row) => shortFailureLines(row, screen));
  const grids = hasGrid
    ? [gridLines(requirements, screen.columns), briefGridLines(requirements, screen.columns)]
    : [[]];
  const grid = grids.find((lines) => heightOf([...lines, ...least], screen) <= room) ?? grids.at(-1) ?? [];
  return [...grid, ...failuresOn(results, screen, room - heightOf(grid, screen)), ...last];
};

/** The summary of a run as lines: everything, or as much as fits on the screen. */
export const summaryLines = (results: Results, screen?: Screen): string[] => {
  const hasGrid = results.requirements.some(({ cases }) => cases > 0);
  if (screen) return linesOn(results, screen, hasGrid);
  const grid = hasGrid ? gridLines(results.requirements) : [];
  return [...grid, ...failures(results, 'fail'), ...failures(results, 'warn'), ...ending(results)];
};
