// The screen of a watched run: the latest results, what is under way and the keys, redrawn when one of them changes.
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { redraw, terminalSize } from '../../engine/output/terminal.ts';
import type { Results } from '../../reports/record/results.ts';
import { type Watched, watchLines } from '../../reports/terminal/watch-screen.ts';

export type WatchScreen = {
  /** Redraws with what is new. */
  readonly show: (more: Partial<Watched>) => void;
  /** A listener that shows the progress of a run with this name. */
  readonly progress: (name: string) => (event: RunEvent) => void;
  /** The latest whole run. */
  readonly whole: () => Results | undefined;
};

/** Milliseconds between two redraws of a progress. */
const between = 100;

/** A screen on which nothing is shown yet. */
export const openWatchScreen = (): WatchScreen => {
  let shown: Watched = { status: '' };
  const show: WatchScreen['show'] = (more) => {
    shown = { ...shown, ...more };
    redraw(watchLines(shown, terminalSize()));
  };
  const progress: WatchScreen['progress'] = (name) => {
    let last = 0;
    if (terminalSize()) show({ status: `running ${name}` });
    return (event) => {
      // Elsewhere than on a terminal each status would be one more copy of all lines.
      if (event.kind !== 'progress' || !terminalSize() || performance.now() - last < between) return;
      last = performance.now();
      show({ status: `running ${name}: ${event.done} of ${event.total} cases` });
    };
  };
  return { show, progress, whole: () => shown.whole };
};
