// How reports name the target of a run.
import type { Results } from './results.ts';

/** The run's target, with a note when it was the embedded tenant or when its answers come from a recording. */
export const nameOfTarget = ({
  target,
  embedded,
  replayOf,
  recorded,
}: Pick<Results, 'target' | 'embedded' | 'replayOf' | 'recorded'>): string => {
  const notes = [
    ...(embedded ? ['embedded tenant'] : []),
    ...(recorded ? ['recorded traffic'] : []),
    ...(replayOf ? [`replay of ${replayOf.start}, recorded by ${replayOf.version}`] : []),
  ];
  return notes.length === 0 ? target : `${target} (${notes.join(', ')})`;
};
