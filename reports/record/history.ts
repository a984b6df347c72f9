// A line for each run, so that a person sees since when something fails: in a file beside the failing cases that are kept.
import { appendFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierRun } from '../../engine/campaign/run-event.ts';
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
  /** The requirements that failed and passed on the same bytes. */
  readonly flaky?: readonly string[];
  /** Whether only some of the requirements, paths or cases were examined. */
  readonly partial?: boolean;
  /** What the causes say, weightiest first. */
  readonly causes: readonly string[];
};

/** The runs that a directory keeps, and the numbers of the lines that are not those of a run. */
export type History = { readonly runs: readonly HistoryLine[]; readonly unread: readonly number[] };

/** Runs that are kept, and that a report shows. */
const [most, mostShown] = [1_000, 60];
const mostCauses = 5;
const longestCause = 200;

const text = { type: 'string', maxLength: 2_000 } as const;
const texts = { type: 'array', items: text, maxItems: 1_000 } as const;
const number = { type: 'number', minimum: 0 } as const;

// A later version may write more of a run: what is known here is read.
const isLine = guard<HistoryLine>({
  type: 'object',
  properties: {
    ...{ start: { ...text, pattern: String.raw`^\d{4}-\d\d-\d\dT[\d:.]+Z$` }, target: text },
    ...{ verdict: { enum: ['conformant', 'nonconformant', 'none'] }, seconds: number, requests: number, seed: number },
    ...{ failing: texts, flaky: texts, partial: { type: 'boolean' }, causes: texts },
  },
  required: ['start', 'target', 'verdict', 'seconds', 'requests', 'seed', 'failing', 'causes'],
});

const idsWhere = ({ requirements }: Results, is: (row: Results['requirements'][number]) => boolean): string[] =>
  requirements.filter(is).map(({ id }) => id);

/** The line of a run, of all requirements, paths and cases or only some. */
export const historyLine = (results: Results, isPartial: boolean): HistoryLine => {
  const { start, end, target, verdict, counts, seed, causes } = results;
  const flaky = idsWhere(results, (row) => row.flaky === true);
  return {
    ...{ start, target, verdict, seed },
    seconds: (Date.parse(end) - Date.parse(start)) / 1000,
    requests: counts.requests,
    failing: idsWhere(results, (row) => row.verdict === 'fail'),
    ...(flaky.length > 0 ? { flaky } : {}),
    ...(isPartial ? { partial: true } : {}),
    causes: causes.slice(0, mostCauses).map(({ summary }) => summary.slice(0, longestCause)),
  };
};

const fileIn = (directory: string): string => join(directory, 'history.jsonl');

const linesIn = (directory: string): readonly string[] => {
  const file = fileIn(directory);
  return existsSync(file) ? readText({ name: 'the history', file }).split(/\r?\n/) : [];
};

const parsed = (line: string): HistoryLine | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return isLine(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The runs that a directory keeps, the oldest first; none where there is no file. A line that is not that of a run, as a merge may
 * leave one, is passed over.
 * @throws WrongUse for a file that cannot be read.
 */
export const readHistory = (directory: string): History => {
  const lines = linesIn(directory)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number: at }) => ({ run: parsed(line), at }));
  return {
    runs: lines.flatMap(({ run }) => run ?? []).slice(-most),
    unread: lines.filter(({ run }) => run === undefined).map(({ at }) => at),
  };
};

/**
 * Adds a run to the history of a directory, which keeps the latest thousand lines.
 * @throws WrongUse for a file that cannot be read; Error of the file system.
 */
export const addToHistory = (directory: string, line: HistoryLine): void => {
  const file = fileIn(directory);
  makeDirectory(directory);
  const earlier = linesIn(directory);
  const isEnded = (earlier.at(-1) ?? '') === '';
  const added = `${JSON.stringify(line)}\n`;
  if (earlier.length <= most) {
    appendFileSync(file, isEnded ? added : `\n${added}`);
    return;
  }
  const draft = `${file}.${process.pid}`;
  const kept = earlier.filter((each) => each.trim() !== '').slice(1 - most);
  writeFileSync(draft, kept.map((each) => `${each}\n`).join('') + added);
  renameSync(draft, file);
};

/** The latest whole runs on a target, for the record of one more. */
export const earlierRuns = (directory: string, target: string): readonly EarlierRun[] =>
  readHistory(directory)
    .runs.filter((run) => run.target === target && !run.partial)
    .slice(1 - mostShown)
    .map(({ start, verdict, failing }) => ({ start, verdict, failing: failing.length }));

/** Since which run, of those in a row up to the latest, each requirement fails that fails now. A partial run may have left it out. */
export const failingSince = (runs: readonly HistoryLine[]): ReadonlyMap<string, HistoryLine> => {
  const since = new Map<string, HistoryLine>();
  const latest = runs.findLast(({ partial }) => !partial) ?? runs.at(-1);
  for (const id of latest?.failing ?? [])
    for (const run of runs.toReversed()) {
      if (run.failing.includes(id)) since.set(id, run);
      else if (!run.partial) break;
    }
  return since;
};
