// What a watched run shows: the latest results, what is under way, and the keys.
import { oneLine } from '../../engine/output/visible.ts';
import type { Results } from '../record/results.ts';
import { failedLines, type WasKept } from './failed-text.ts';
import { heightOf, type Screen } from './screen.ts';
import { summaryLines } from './summary.ts';
import { shortened, wrapped } from './width.ts';

export type Watched = {
  /** The latest run of all. */
  readonly whole?: Results | undefined;
  /** The latest run of failing cases or of one cause, where it is newer. */
  readonly failed?: { readonly results: Results; readonly wasKept: WasKept } | undefined;
  /** What is under way. */
  readonly status: string;
};

const keys = 'keys: f failing cases, a all, 1-9 one cause, q quit';

/** The first lines, as far as the rows have room for them. */
const cut = (lines: readonly string[], screen: Screen): readonly string[] => {
  const first = lines.findIndex((_, index) => heightOf(lines.slice(0, index + 1), screen) > screen.rows);
  return first < 0 ? lines : lines.slice(0, first);
};

/** The first lines and the last one, as far as a number of rows has room for them; how many are left out. */
const withinRows = (lines: readonly string[], screen: Screen): readonly string[] => {
  const shown = lines.map((line) => wrapped(oneLine(line), screen.columns, 2));
  const last = shown.pop() ?? [];
  let rows = screen.rows - heightOf(last, screen) - 1;
  const fitting = shown.findIndex((some) => {
    rows -= heightOf(some, screen);
    return rows < 0;
  });
  if (fitting < 0) return [...shown.flat(), ...last];
  return [...shown.slice(0, fitting).flat(), `… and ${shown.length - fitting} more`, ...last];
};

const failedPart = ({ failed, whole }: Watched, screen: Screen | undefined): readonly string[] => {
  if (!failed) return [];
  const lines = failedLines(failed.results, failed.wasKept);
  const share = whole ? 2 : 1;
  return screen ? withinRows(lines, { ...screen, rows: Math.floor((screen.rows - 4) / share) }) : lines;
};

/** The lines of the screen; as many as fit, where it is a terminal. */
export const watchLines = (watched: Watched, screen?: Screen): readonly string[] => {
  const { whole, status } = watched;
  const failed = failedPart(watched, screen);
  const top = failed.length > 0 ? [...failed, ''] : [];
  const below = screen ? [...wrapped(status, screen.columns, 2), shortened(keys, screen.columns)] : [status];
  const bottom = ['', ...below];
  // The end of the last line takes a row of its own.
  const rows = screen && Math.max(1, screen.rows - 1 - heightOf(top, screen) - bottom.length);
  if (!whole) return [...top, ...bottom];
  if (!screen || rows === undefined) return [...top, ...summaryLines(whole), ...bottom];
  const room = { ...screen, rows };
  return [...top, ...cut(summaryLines(whole, room), room), ...bottom];
};
