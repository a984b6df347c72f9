// The output of selftest: its record, and the kill matrix as lines for a terminal.

import { paint } from '../../engine/output/paint.ts';
import type { FaultRow, KillMatrix } from '../../engine/selftest/kill-matrix.ts';
import { samplesOf, seedsTried } from '../../engine/selftest/sample.ts';
import type { Scope } from '../../engine/selftest/trials.ts';
import { tool } from '../../engine/settings/tool.ts';
import { killMatrixPage } from '../html/kill-matrix-page.ts';
import { detectionLimit, oneInText } from '../record/confidence.ts';
import { writeReport } from '../record/write.ts';

export type Selftest = { readonly scope: Scope; readonly seconds: number; readonly matrix: KillMatrix };

export const isSound = ({ survivors, falseAlarms }: KillMatrix): boolean =>
  survivors.length === 0 && falseAlarms.length === 0;

const isCaught = ({ caught }: FaultRow): boolean => Object.values(caught).every((way) => way);

const mark = (row: FaultRow): string => (isCaught(row) ? paint('green', '●') : paint('red', '✗'));

const widestId = (matrix: KillMatrix): number => Math.max(...matrix.requirements.map(({ id }) => id.length));

const requirementLines = (matrix: KillMatrix): string[] => {
  const own = Map.groupBy(matrix.faults, ({ breaks }) => breaks);
  const width = widestId(matrix) + 2;
  return matrix.requirements
    .filter(({ id }) => own.has(id))
    .map(({ id, cases }) => {
      const marks = (own.get(id) ?? []).map(mark).join('');
      return `${id.padEnd(width)}${paint('dim', `${cases} cases, ${oneInText(cases)}`.padEnd(26))}${marks}`;
    });
};

const legend = '● fault caught in every way it was tried (always, on one path, at 1 of 100 requests)   ✗ survived';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const sampleLines = ({ sample }: Scope): string[] =>
  sample === undefined
    ? []
    : [
        `Sample ${sample}: 1 of ${samplesOf.onOnePath} faults on one path, 1 of ${samplesOf.oneInHundred} at 1 of 100 requests. Repeat with --sample ${sample}; without --sample everything is tried.`,
      ];

const verdictLine = ({ matrix, scope, seconds }: Selftest): string => {
  const word = isSound(matrix) ? paint(['bold', 'green'], 'SOUND') : paint(['bold', 'red'], 'UNSOUND');
  const numbers = [
    `${matrix.faults.filter(isCaught).length} of ${counted(matrix.faults.length, 'fault')} caught`,
    `${matrix.oddities.filter(({ blamedBy }) => blamedBy.length === 0).length} of ${matrix.oddities.length} lawful oddities pass over ${counted(seedsTried(scope), 'seed')}`,
    counted(matrix.survivors.length, 'survivor'),
    counted(matrix.falseAlarms.length, 'false alarm'),
    `${counted(scope.cases, 'case')}, seed ${scope.seed}, ${seconds.toFixed(0)} s`,
  ];
  return `${word}  ${numbers.join(', ')}`;
};

const rareLines = ({ faults }: KillMatrix): string[] => {
  const sorted = faults
    .flatMap(({ name, casesWhenRare: cases }) => (cases === undefined ? [] : [{ name, cases }]))
    .toSorted((one, other) => one.cases - other.cases);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  if (!median || !most) return [];
  return [
    `Faults at 1 of 100 requests were caught within ${median.cases} cases of their requirement (median; most: ${most.name}, ${most.cases})`,
  ];
};

/** The kill matrix as lines, one for each requirement with a mark for each fault; then survivors, false alarms and the verdict. */
export const selftestLines = (selftest: Selftest): string[] => {
  const { matrix } = selftest;
  const limit = detectionLimit(matrix.requirements);
  return [
    ...requirementLines(matrix),
    ...(matrix.faults.length === 0 ? [] : [paint('dim', legend)]),
    '',
    ...matrix.survivors.map((line) => `${paint('red', 'survivor')} ${line}`),
    ...matrix.falseAlarms.map((line) => `${paint('red', 'false alarm')} ${line}`),
    ...(limit === undefined ? [] : [`${limit}, with ${counted(selftest.scope.cases, 'case')} per path and theme`]),
    ...rareLines(matrix),
    ...sampleLines(selftest.scope),
    verdictLine(selftest),
  ];
};

/** Writes selftest.json and kill-matrix.html; returns their names. */
export const writeSelftest = (selftest: Selftest, directory: string): string[] => {
  const { scope, seconds, matrix } = selftest;
  const record = { schemaVersion: 1, tool, ...scope, seconds, ...matrix };
  return [
    writeReport(directory, 'selftest.json', `${JSON.stringify(record, undefined, 2)}\n`),
    writeReport(directory, 'kill-matrix.html', killMatrixPage(selftest)),
  ];
};
