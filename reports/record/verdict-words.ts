// The words for the verdict of a run, the same in every format.
import type { RunVerdict } from './results.ts';

export const verdictWords: Readonly<Record<RunVerdict, string>> = {
  conformant: 'CONFORMANT',
  nonconformant: 'NONCONFORMANT',
  none: 'NO VERDICT',
};
