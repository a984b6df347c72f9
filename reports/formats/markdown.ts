// Markdown for a step summary or a comment. Text of a target is in fenced code, and every other text is escaped (markdown-text.ts).

import { themeOf } from '../../contracts/requirements/catalogue.ts';
import { beyondPageLines } from '../record/beyond-page.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import { pathsIn } from '../record/paths-in.ts';
import type { RequirementResult, RequirementVerdict, Results } from '../record/results.ts';
import { citation, linkTo } from '../record/source-text.ts';
import { verdictWords } from '../record/verdict-words.ts';
import { waiverLines } from '../record/waivers.ts';
import { cleanUpLines } from '../terminal/clean-up-text.ts';
import { explainCounterexample } from '../terminal/counterexample-text.ts';
import { byCause, causeText, severityOfCause } from './cause-text.ts';
import { tallyText, unreached } from './found.ts';
import { code, fenced, joined, link, type Markdown, md } from './markdown-text.ts';
import { plural } from './plural.ts';

// GitHub cuts a step summary at 1 MiB.
const mostFailures = 40;

const marks: Readonly<Record<RequirementVerdict, string>> = {
  pass: '✅',
  fail: '❌',
  warn: '⚠️',
  waived: '🔕',
  'not-exercised': '–',
};

const bySeverity: readonly RequirementVerdict[] = ['fail', 'warn', 'waived', 'pass', 'not-exercised'];

const tally = (verdicts: readonly RequirementVerdict[]): string =>
  bySeverity
    .map((verdict) => [verdict, verdicts.filter((each) => each === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${marks[verdict]} ${count}`)
    .join(' ');

const cells = (parts: readonly Markdown[]): Markdown => md`| ${joined(parts, ' | ')} |`;

const grid = ({ requirements }: Results): Markdown[] => {
  const themes = [...Map.groupBy(requirements, ({ id }) => themeOf(id))];
  const cell = (rows: readonly RequirementResult[], path: string): Markdown => {
    const own = rows.flatMap(({ paths }) => paths.filter((on) => on.path === path).map(({ verdict }) => verdict));
    return md`${tally(own)}`;
  };
  return [
    cells([md`path`, ...themes.map(([theme]) => md`${theme}`)]),
    cells([md`---`, ...themes.map(() => md`---`)]),
    ...pathsIn(requirements).map((path) => cells([md`${path}`, ...themes.map(([, rows]) => cell(rows, path))])),
  ];
};

const cited = ({ source }: RequirementResult): Markdown => {
  const address = linkTo(source);
  return address === undefined ? md`${citation(source)}` : link(citation(source), address);
};

const failureDetails = (row: RequirementResult): Markdown[] => {
  const where = row.paths.filter(({ verdict }) => verdict === row.verdict).map(({ path }) => path);
  return [
    md``,
    md`### ${marks[row.verdict]} ${row.level} ${code(row.id)}`,
    md``,
    md`${row.says} (${cited(row)}; on ${where.length === row.paths.length ? 'every path' : where.join(', ')})`,
    md``,
    ...(row.counterexample ? fenced(explainCounterexample(row.counterexample)) : []),
  ];
};

const failures = (results: Results): Markdown[] => {
  const failing = byCause(results.requirements, ({ id }) => id, results)
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .toSorted((one, other) => bySeverity.indexOf(one.verdict) - bySeverity.indexOf(other.verdict));
  const left = failing.length - mostFailures;
  return [
    ...failing.slice(0, mostFailures).flatMap(failureDetails),
    ...(left > 0 ? [md``, md`… and ${left} more, all in results.json.`] : []),
  ];
};

const waivers = (results: Results): Markdown[] => {
  const lines = waiverLines(results);
  return lines.length === 0 ? [] : [md``, md`### Waivers`, md``, ...fenced(lines)];
};

const paths = (results: Results): Markdown[] => {
  const lines = unreached(results).map(({ path, because = '' }) => `${path}: ${because}`);
  return lines.length === 0 ? [] : [md``, md`### Nothing sent`, md``, ...fenced(lines)];
};

const causes = (results: Results): Markdown[] =>
  results.causes.length === 0
    ? []
    : [
        md`### ${plural(results.causes.length, 'cause')}, what to mend first at the top`,
        md``,
        ...results.causes.flatMap((cause, index) => [
          md`${marks[severityOfCause(cause, results)]} **${index + 1}**`,
          md``,
          ...fenced(causeText(cause, results)),
          md``,
        ]),
      ];

const beyond = (results: Results): Markdown[] => {
  const lines = beyondPageLines(results);
  return lines.length === 0 ? [] : [md``, md`### Beyond the page`, md``, ...fenced(lines)];
};

const section = (results: Results): Markdown[] => {
  const { verdict, reason, counts, seed, requirements } = results;
  return [
    md`## ${verdictWords[verdict]}`,
    md``,
    ...fenced([nameOfTarget(results), ...(reason === undefined ? [] : [reason])]),
    md``,
    md`${tallyText(results)}; ${plural(counts.requests, 'request')}, seed ${seed}.`,
    md``,
    ...cleanUpLines(results).flatMap((line) => [...fenced([line]), md``]),
    ...causes(results),
    ...(requirements.length === 0 ? [] : grid(results)),
    ...failures(results),
    ...waivers(results),
    ...paths(results),
    ...beyond(results),
    md``,
  ];
};

/** The runs as Markdown, a section for each target. */
export const toMarkdown = (runs: readonly Results[]): string => joined(runs.flatMap(section), '\n').markdown;
