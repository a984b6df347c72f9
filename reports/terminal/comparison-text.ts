// A comparison of two runs as lines, one for each requirement with its paths.

import { paint } from '../../engine/output/paint.ts';
import { visible } from '../../engine/output/visible.ts';
import { plural } from '../formats/plural.ts';
import { type Change, type Comparison, isRegression } from '../record/compare.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { Cause, Results } from '../record/results.ts';

const wordFor = (verdict: Change['before']): string => verdict ?? 'absent';

/** A requirement that changed, and how: `pass -> fail (PATH)`. */
type Line = { readonly requirement: string; readonly change: string; readonly isExercised: boolean };

const linesOf = (changes: readonly Change[]): readonly Line[] =>
  [
    ...Map.groupBy(changes, ({ requirement, before, after }) => JSON.stringify([requirement, before, after])).values(),
  ].flatMap((same) =>
    same.slice(0, 1).map(({ requirement, before, after }) => ({
      requirement,
      change: `${wordFor(before)} -> ${wordFor(after)} (${same.map(({ path }) => path).join(', ')})`,
      isExercised: before !== 'not-exercised' && after !== 'not-exercised',
    })),
  );

/** So many requirements that are not exercised on the same paths are counted. */
const many = 4;

/** What was exercised in one of the runs only, after the rest: a path that is closed takes a hundred requirements with it. */
const grouped = (changes: readonly Change[]): string[] => {
  const lines = linesOf(changes);
  const alone = lines.filter(({ isExercised }) => isExercised).map((line) => [line]);
  const others = Map.groupBy(
    lines.filter(({ isExercised }) => !isExercised),
    ({ change }) => change,
  );
  return [...alone, ...others.values()].flatMap((same) =>
    same.length < many
      ? same.map(({ requirement, change }) => visible(`  ${requirement}: ${change}`))
      : same.slice(0, 1).map(({ change }) => visible(`  ${same.length} requirements: ${change}`)),
  );
};

const section = (title: string, changes: readonly Change[]): string[] =>
  changes.length === 0 ? [] : [paint('bold', title), ...grouped(changes)];

const runLine = (name: string, { seed, start, counts, ...run }: Results): string =>
  visible(`${name}  ${nameOfTarget(run)}  ${start}  seed ${seed}  ${plural(counts.cases, 'case')}`);

const last = (comparison: Comparison): string =>
  isRegression(comparison) ? paint('red', 'REGRESSION') : paint('green', 'NO REGRESSION');

const numbers = ({ worse, better, added, bySeed, oneSided }: Comparison): string =>
  [
    `${worse.length} worse, ${better.length} better, ${added.length} new`,
    ...(bySeed.length === 0 ? [] : [`${bySeed.length} differ by seed`]),
    ...(oneSided.length === 0 ? [] : [`${oneSided.length} not compared`]),
  ].join(', ');

const causeSection = (title: string, causes: readonly Cause[]): string[] =>
  causes.length === 0
    ? []
    : [
        paint('bold', title),
        ...causes.map(({ summary, requirements: { length } }) =>
          visible(`  ${summary} (${length} ${length === 1 ? 'requirement' : 'requirements'})`),
        ),
      ];

/** The lines of a comparison; everything read from a file is escaped. */
export const comparisonLines = (comparison: Comparison, [before, after]: readonly [Results, Results]): string[] => [
  runLine('before', before),
  runLine('after ', after),
  ...causeSection('new causes', comparison.causes.appeared),
  ...causeSection('causes that are gone', comparison.causes.gone),
  ...section('worse', comparison.worse),
  ...(comparison.verdict === undefined ? [] : [`the verdict was ${comparison.verdict.join(' and is ')}`]),
  ...section('better', comparison.better),
  ...section('new', comparison.added),
  ...section(
    `rare failures that may differ by seed: to compare, run verify again with --seed ${before.seed}`,
    comparison.bySeed,
  ),
  ...section('not compared: exercised in one of the runs, which have different seeds', comparison.oneSided),
  `${last(comparison)}  ${numbers(comparison)}`,
];
