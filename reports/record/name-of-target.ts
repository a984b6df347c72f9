// How reports name the target of a run.
import type { Results } from './results.ts';

/** The run's target, with a note when it was the embedded tenant, when its certificate was not checked, or when its answers come from a recording. */
export const nameOfTarget = ({
  target,
  embedded,
  insecure,
  replayOf,
  recorded,
  subject,
}: Pick<Results, 'target' | 'embedded' | 'insecure' | 'replayOf' | 'recorded' | 'subject'>): string => {
  const notes = [
    ...(embedded ? ['embedded tenant'] : []),
    ...(insecure ? ['certificate not checked: --insecure'] : []),
    ...(recorded ? [`${subject ?? 'provider'} in recorded traffic`] : []),
    ...(replayOf ? [`replay of ${replayOf.start}, recorded by ${replayOf.version}`] : []),
  ];
  return notes.length === 0 ? target : `${target} (${notes.join(', ')})`;
};
