// Workflow commands for GitHub Actions: printed in a job, they show each failing requirement on the pull request.

import { visible } from '../../engine/output/visible.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { RequirementResult, Results } from '../record/results.ts';
import { waiverLines } from '../record/waivers.ts';
import { explainCounterexample } from '../terminal/counterexample-text.ts';
import { byCause, causeText, severityOfCause } from './cause-text.ts';
import { whatHappened } from './what-happened.ts';

// Line ends are encoded: the text of a target must not begin a command of its own.
const data = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const command = (level: 'error' | 'warning', title: string, message: string): string =>
  `::${level} title=${property(title)}::${data(message)}`;

const failureText = (row: RequirementResult, target: string): string => {
  const where = row.paths.filter(({ verdict }) => verdict === row.verdict).map(({ path }) => path);
  return [
    `${whatHappened(row) ?? row.says} (on ${where.join(', ')})`,
    row.says,
    target,
    ...(row.counterexample ? explainCounterexample(row.counterexample) : []),
  ].join('\n');
};

const causeCommands = (results: Results): string[] =>
  results.causes.map((cause, index) =>
    command(
      severityOfCause(cause, results) === 'fail' ? 'error' : 'warning',
      `cause ${index + 1} of ${results.causes.length}`,
      [...causeText(cause, results), nameOfTarget(results)].join('\n'),
    ),
  );

const commandsOf = (results: Results): string[] => {
  const { requirements, reason, waivers = [], ...run } = results;
  return [
    ...(reason === undefined ? [] : [command('error', `no verdict on ${nameOfTarget(run)}`, reason)]),
    ...causeCommands(results),
    ...byCause(requirements, ({ id }) => id, results).flatMap((row) => {
      if (row.verdict === 'fail')
        return [command('error', `${row.level} ${row.id}`, failureText(row, nameOfTarget(run)))];
      return row.verdict === 'warn'
        ? [command('warning', `${row.level} ${row.id}`, failureText(row, nameOfTarget(run)))]
        : [];
    }),
    ...waiverLines({ waivers: waivers.filter(({ state }) => state !== 'used') }).map((line) =>
      command('warning', 'waiver', line),
    ),
  ];
};

/** A line for each failing requirement of each run; empty when none fails. */
export const toAnnotations = (runs: readonly Results[]): string =>
  runs
    .flatMap(commandsOf)
    .map((line) => `${line}\n`)
    .join('');
