// Requirements that gave two verdicts on the same bytes.
import type { KeptCounterexample, PathResult } from './results.ts';

/** The mark of a requirement, or of a path, of which one of the results is flaky. */
export const flakyIn = (results: readonly Pick<PathResult, 'flaky'>[]): Pick<PathResult, 'flaky'> =>
  results.some(({ flaky }) => flaky) ? { flaky: true } : {};

/** `flaky: failed 1 of 2 times on the same bytes`; undefined for a counterexample that is not. */
export const flakyText = ({ flaky }: Pick<KeptCounterexample, 'flaky'>): string | undefined =>
  flaky && `flaky: failed ${flaky.failed} of ${flaky.failed + flaky.passed} times on the same bytes`;
