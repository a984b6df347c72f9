// How reports name the target of a run.
import type { Results } from './results.ts';

/** The target, and where its answers are those of a recording, when that was made. */
export const nameOfTarget = ({ target, replayOf }: Pick<Results, 'target' | 'replayOf'>): string =>
  replayOf ? `${target} (replay of ${replayOf.start}, recorded by ${replayOf.version})` : target;
