// Markdown for a step summary or a comment. Text of a target appears only in fenced code, where no markup applies.

import { greatest } from '../../contracts/odata/extremes.ts';
import { themeOf } from '../../contracts/requirements/catalogue.ts';
import { visible } from '../../engine/output/visible.ts';
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
import { plural } from './plural.ts';

// GitHub cuts a step summary at 1 MiB.
const mostFailures = 40;

/** Text in a fence longer than any run of backticks in it, so that the text cannot end the fence. */
const fenced = (lines: readonly string[]): string[] => {
  const text = visible(lines.join('\n'));
  const longest = greatest([2, ...(text.match(/`+/g) ?? []).map((run) => run.length)]);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, text, fence];
};

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

const grid = ({ requirements }: Results): string[] => {
  const themes = [...Map.groupBy(requirements, ({ id }) => themeOf(id))];
  const cell = (rows: readonly RequirementResult[], path: string): string =>
    tally(rows.flatMap(({ paths }) => paths.filter((on) => on.path === path).map(({ verdict }) => verdict)));
  return [
    `| path | ${themes.map(([theme]) => theme).join(' | ')} |`,
    `| --- |${' --- |'.repeat(themes.length)}`,
    ...pathsIn(requirements).map((path) => `| ${path} | ${themes.map(([, rows]) => cell(rows, path)).join(' | ')} |`),
  ];
};

const cited = ({ source }: RequirementResult): string => {
  const address = linkTo(source);
  return address === undefined ? citation(source) : `[${citation(source)}](${address})`;
};

const failureDetails = (row: RequirementResult): string[] => {
  const where = row.paths.filter(({ verdict }) => verdict === row.verdict).map(({ path }) => path);
  return [
    '',
    `### ${marks[row.verdict]} ${row.level} \`${row.id}\``,
    '',
    `${row.says} (${cited(row)}; on ${where.length === row.paths.length ? 'every path' : where.join(', ')})`,
    '',
    ...(row.counterexample ? fenced(explainCounterexample(row.counterexample)) : []),
  ];
};

const failures = (results: Results): string[] => {
  const failing = byCause(results.requirements, ({ id }) => id, results)
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .toSorted((one, other) => bySeverity.indexOf(one.verdict) - bySeverity.indexOf(other.verdict));
  const left = failing.length - mostFailures;
  return [
    ...failing.slice(0, mostFailures).flatMap(failureDetails),
    ...(left > 0 ? ['', `… and ${left} more, all in results.json.`] : []),
  ];
};

const waivers = (results: Results): string[] => {
  const lines = waiverLines(results);
  return lines.length === 0 ? [] : ['', '### Waivers', '', ...fenced(lines)];
};

const paths = (results: Results): string[] => {
  const lines = unreached(results).map(({ path, because = '' }) => `${path}: ${because}`);
  return lines.length === 0 ? [] : ['', '### Nothing sent', '', ...fenced(lines)];
};

const causes = (results: Results): string[] =>
  results.causes.length === 0
    ? []
    : [
        `### ${plural(results.causes.length, 'cause')}, what to mend first at the top`,
        '',
        ...results.causes.flatMap((cause, index) => [
          `${marks[severityOfCause(cause, results)]} **${index + 1}**`,
          '',
          ...fenced(causeText(cause, results)),
          '',
        ]),
      ];

const beyond = (results: Results): string[] => {
  const lines = beyondPageLines(results);
  return lines.length === 0 ? [] : ['', '### Beyond the page', '', ...fenced(lines)];
};

const section = (results: Results): string[] => {
  const { verdict, reason, counts, seed, requirements } = results;
  return [
    `## ${verdictWords[verdict]}`,
    '',
    ...fenced([nameOfTarget(results), ...(reason === undefined ? [] : [reason])]),
    '',
    `${tallyText(results)}; ${plural(counts.requests, 'request')}, seed ${seed}.`,
    '',
    ...cleanUpLines(results).flatMap((line) => [...fenced([line]), '']),
    ...causes(results),
    ...(requirements.length === 0 ? [] : grid(results)),
    ...failures(results),
    ...waivers(results),
    ...paths(results),
    ...beyond(results),
    '',
  ];
};

/** The runs as Markdown, a section for each target. */
export const toMarkdown = (runs: readonly Results[]): string => runs.flatMap(section).join('\n');
