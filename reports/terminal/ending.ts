// The end of a summary: what was not exercised, waivers, what a client used, where the report is, how to run again.
import { pathToFileURL } from 'node:url';
import { paint } from '../../engine/output/paint.ts';
import { oneLine } from '../../engine/output/visible.ts';
import { countOf, unreached, usedPaths } from '../formats/found.ts';
import { plural } from '../formats/plural.ts';
import { beyondPageLines } from '../record/beyond-page.ts';
import { detectionLimit } from '../record/confidence.ts';
import { broken } from '../record/metrics/coverage.ts';
import type { Results } from '../record/results.ts';
import { waiverLines } from '../record/waivers.ts';
import { cleanUpLines } from './clean-up-text.ts';
import { sinceText } from './since.ts';
import { sparkline } from './sparkline.ts';
import { widthOf, wrapped } from './width.ts';

/** What a summary says of the run's surroundings. */
export type Around = {
  /** The earlier run in the same directory. */
  readonly before?: Results | undefined;
  /** The file to open. */
  readonly report?: string | undefined;
  /** The command that makes the run again. */
  readonly rerun?: string | undefined;
  /** Whether the grid and every counterexample are shown. */
  readonly verbose?: boolean | undefined;
};

/** Traffic that nobody chose leaves most requirements open: their ids would be a screen of their own. */
const mostNamed = 8;

const unexercised = (results: Results, columns: number): string[] => {
  const { requirements } = results;
  const rows = requirements.filter(({ verdict }) => verdict === 'not-exercised');
  const used = usedPaths(results);
  const reasons = Map.groupBy(rows, ({ paths }) => {
    const shown = paths.find(({ path }) => used.has(path)) ?? paths[0];
    return shown?.because ?? 'no case exercised it';
  });
  const lines = [...reasons].map(([reason, some]) => {
    const named = `not exercised: ${some.map(({ id }) => id).join(', ')} (${reason})`;
    return widthOf(named) > columns || (results.recorded && some.length > mostNamed)
      ? `not exercised: ${some.length} of ${plural(requirements.length, 'requirement')} (${reason})`
      : named;
  });
  const paths = Map.groupBy(unreached(results), ({ because = 'reason unknown' }) => because);
  return [
    ...lines,
    ...[...paths].map(([because, some]) => `nothing sent on ${some.map(({ path }) => path).join(', ')}: ${because}`),
  ];
};

/** The detection limit of a conformant run, over the requirements that are judged. */
const detection = ({ requirements, subject, verdict, recorded }: Results): string[] => {
  // Traffic that nobody chose shows what it shows.
  if (subject === 'client' || recorded || verdict !== 'conformant') return [];
  const limit = detectionLimit(requirements.filter(({ level }) => level !== 'UNSPECIFIED'));
  return limit === undefined ? [] : [limit];
};

/** The paths, members and forms that a client used, a line for each kind. */
export const usage = ({ coverage = [], subject, requirements }: Results): string[] => {
  if (subject !== 'client') return [];
  const paths = (requirements[0]?.paths ?? []).map(({ path, cases }) => ({ name: path, cases }));
  return [
    { about: 'paths', classes: paths },
    ...coverage.filter(({ about }) => about !== broken && !about.includes('strings')),
  ]
    .filter(({ classes }) => classes.some(({ cases }) => cases > 0))
    .map(({ about, classes }) => {
      const used = classes.filter(({ cases }) => cases > 0).map(({ name }) => name);
      return `used: ${about}: ${used.length} of ${classes.length} (${used.join(', ')})`;
    });
};

const notJudged = ({ notJudged: requests = {}, otherRequests }: Results): string[] => {
  const listed = Object.entries(requests).map(([request, times]) =>
    times === 1 ? request : `${request} (${times} times)`,
  );
  const inFull =
    otherRequests === undefined
      ? []
      : [`recorded in results.json: ${plural(otherRequests.length, 'request')} that the gate does not know`];
  return listed.length === 0 ? inFull : [`not judged: ${listed.join(', ')}`, ...inFull];
};

/** What a run left open: shown as far as a small screen has room. */
export const openLines = (results: Results, columns: number): string[] =>
  [
    ...unexercised(results, columns),
    ...usage(results),
    ...notJudged(results),
    ...beyondPageLines(results),
    ...detection(results),
  ].flatMap((line) => wrapped(oneLine(line), columns, 2));

const labelled = (name: string, text: string | undefined): string[] =>
  text === undefined ? [] : [`${paint('dim', name.padEnd(6))}  ${text}`];

const margin = 8;
/** Runs that a sparkline beside words has room for. */
const mostBars = 20;

/** A command, on lines that a shell reads as one. */
const commandLines = (command: string, columns: number): string[] => {
  const lines = wrapped(' '.repeat(margin) + oneLine(command), columns - 2, margin).map((line) => line.slice(margin));
  return lines.map((line, index) => {
    const head = index === 0 ? paint('dim', 'rerun'.padEnd(margin)) : ' '.repeat(margin);
    return `${head}${line}${index < lines.length - 1 ? ' \\' : ''}`;
  });
};

/** How many requirements failed in the runs before and in this one. */
const trendOf = (results: Results): string | undefined => {
  const { earlier = [] } = results;
  const counts = [...earlier.map(({ failing }) => failing), countOf(results, 'fail')].slice(-mostBars);
  return earlier.length === 0
    ? undefined
    : `${sparkline(counts)}  failing requirements in the last ${plural(counts.length, 'run')}`;
};

/** What every summary ends with. */
export const closingLines = (results: Results, columns: number, { before, report, rerun }: Around): string[] => {
  const since = before && sinceText(before, results);
  return [
    ...[...waiverLines(results), ...cleanUpLines(results)].flatMap((line) => wrapped(oneLine(line), columns, 2)),
    ...(since === undefined ? [] : [since]),
    ...labelled('runs', trendOf(results)),
    ...labelled('report', report && pathToFileURL(report).href),
    ...(rerun === undefined ? [] : commandLines(rerun, columns)),
  ];
};
