// What a watched run shows: the latest results, what is under way, and the keys.
import type { Results } from '../record/results.ts';
import { failedLines, type WasKept } from './failed-text.ts';
import type { Screen } from './screen.ts';
import { summaryLines } from './summary.ts';

export type Watched = {
  /** The latest whole run. */
  readonly whole?: Results | undefined;
  /** The latest run of failing cases, where it is newer. */
  readonly failed?: { readonly results: Results; readonly wasKept: WasKept } | undefined;
  /** What is under way. */
  readonly status: string;
};

const keys = 'keys: f failing cases, a all, 1-9 one cause, q quit';

/** The lines of the screen; as many as fit, where it is a terminal. */
export const watchLines = ({ whole, failed, status }: Watched, screen?: Screen): readonly string[] => {
  const top = failed ? [...failedLines(failed.results, failed.wasKept), ''] : [];
  const bottom = ['', status, ...(screen ? [keys] : [])];
  const room = screen && { ...screen, rows: Math.max(1, screen.rows - top.length - bottom.length) };
  return [...top, ...(whole ? summaryLines(whole, room) : []), ...bottom];
};
