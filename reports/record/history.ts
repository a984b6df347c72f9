// A line for each run, so that a person sees since when something fails: in a file beside the failing cases that are kept.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongUse } from '../../engine/settings/errors.ts';
import { readText } from '../../engine/settings/foreign-file.ts';
import { guard } from '../../engine/settings/guard.ts';
import { makeDirectory } from '../../engine/settings/make-directory.ts';
import type { Results, RunVerdict } from './results.ts';

export type HistoryLine = {
  /** When the run began, as in results.json. */
  readonly start: string;
  readonly target: string;
  readonly verdict: RunVerdict;
  readonly seconds: number;
  readonly requests: number;
  readonly seed: number;
  /** The requirements that failed. */
  readonly failing: readonly string[];
  /** What the causes say, weightiest first. */
  readonly causes: readonly string[];
};

/** Runs that are kept. */
const most = 1_000;
const mostCauses = 5;
const longestCause = 200;

const text = { type: 'string', maxLength: 2_000 } as const;
const texts = { type: 'array', items: text, maxItems: 1_000 } as const;
const number = { type: 'number', minimum: 0 } as const;

const isLine = guard<HistoryLine>({
  type: 'object',
  properties: {
    ...{ start: { ...text, pattern: String.raw`^\d{4}-\d\d-\d\dT[\d:.]+Z$` }, target: text },
    ...{ verdict: { enum: ['conformant', 'nonconformant', 'none'] }, seconds: number, requests: number, seed: number },
    ...{ failing: texts, causes: texts },
  },
  required: ['start', 'target', 'verdict', 'seconds', 'requests', 'seed', 'failing', 'causes'],
  additionalProperties: false,
});

/** The line of a run. */
export const historyLine = ({
  start,
  end,
  target,
  verdict,
  counts,
  seed,
  requirements,
  causes,
}: Results): HistoryLine => ({
  ...{ start, target, verdict, seed },
  seconds: (Date.parse(end) - Date.parse(start)) / 1000,
  requests: counts.requests,
  failing: requirements.filter((row) => row.verdict === 'fail').map(({ id }) => id),
  causes: causes.slice(0, mostCauses).map(({ summary }) => summary.slice(0, longestCause)),
});

const fileIn = (directory: string): string => join(directory, 'history.jsonl');

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/**
 * The runs that a directory keeps, the oldest first; none where there is no file.
 * @throws WrongUse that names the line which is not one.
 */
export const readHistory = (directory: string): readonly HistoryLine[] => {
  const file = fileIn(directory);
  if (!existsSync(file)) return [];
  const lines = readText({ name: 'the history', file })
    .split('\n')
    .filter((line) => line !== '');
  return lines.slice(-most).map((line, index) => {
    const value = parsed(line);
    if (isLine(value)) return value;
    throw new WrongUse(`line ${Math.max(0, lines.length - most) + index + 1} of ${file} is not that of a run.`);
  });
};

/**
 * Adds a run to the history of a directory, which keeps the latest thousand.
 * @throws Error of the file system.
 */
export const addToHistory = (directory: string, line: HistoryLine): void => {
  const file = fileIn(directory);
  makeDirectory(directory);
  const earlier = readHistory(directory);
  const textOf = (one: HistoryLine): string => `${JSON.stringify(one)}\n`;
  if (earlier.length < most) appendFileSync(file, textOf(line));
  else writeFileSync(file, [...earlier.slice(1 - most), line].map(textOf).join(''));
};

/** Since which run, of those in a row up to the latest, each requirement fails that fails now. */
export const failingSince = (runs: readonly HistoryLine[]): ReadonlyMap<string, HistoryLine> => {
  const since = new Map<string, HistoryLine>();
  const latest = runs.at(-1);
  for (const id of latest?.failing ?? [])
    for (const run of runs.toReversed()) {
      if (!run.failing.includes(id)) break;
      since.set(id, run);
    }
  return since;
};
