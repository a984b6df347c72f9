// The words for a verdict that every format uses.
import type { RunVerdict } from './results.ts';

export const verdictWords: Readonly<Record<RunVerdict, string>> = {
  conformant: 'CONFORMANT',
  nonconformant: 'NONCONFORMANT',
  none: 'NO VERDICT',
};
