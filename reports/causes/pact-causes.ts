// The causes of a run on pacts: what their owner reads. What is alike in several interactions is one.
import type { Cause, Difference, KeptCounterexample, Recorded, RequirementResult } from '../record/results.ts';

type Failing = {
  readonly row: RequirementResult;
  readonly shown: KeptCounterexample | undefined;
  readonly first: Difference | undefined;
};

const isFailing = ({ verdict }: Pick<RequirementResult, 'verdict'>): boolean =>
  verdict === 'fail' || verdict === 'warn';

const failingIn = ({ requirements }: Recorded): readonly Failing[] =>
  requirements
    .filter(isFailing)
    .map((row) => ({ row, shown: row.counterexample, first: row.counterexample?.differences[0] }));

/** What the provider does that a pact does not expect. A case of such a run is named as its interaction. */
const summaryOf = ({ row, shown, first }: Failing): string => {
  if (shown === undefined || first === undefined) return row.says;
  const { location, expected, actual } = first;
  const answers = `the provider answers "${shown.case}" with`;
  if (location === 'status') return `${answers} ${actual} instead of ${expected}`;
  const place = location === '' ? 'a body' : location.replace(/^\//, '');
  return `${answers} ${place} ${actual}, where your pact expects ${expected}`;
};

const ofStatus = ({ first }: Failing): number => Number(first?.location !== 'status');

const causeOf = (some: readonly [Failing, ...Failing[]]): Cause => {
  const rows = some.map(({ row }) => row);
  const paths = rows.flatMap((row) => row.paths.filter(isFailing).map(({ path }) => path));
  return {
    summary: summaryOf(some[0]),
    requirements: rows.map(({ id }) => id),
    paths: [...new Set(paths)],
    example: some[0].row.id,
  };
};

/** A cause for each difference, wrong statuses first. */
export const pactCausesOf = (record: Recorded): readonly Cause[] => {
  const alike = Map.groupBy(failingIn(record), ({ row, first }) =>
    first ? `${first.location} ${first.actual}` : row.id,
  );
  return [...alike.values()]
    .toSorted(([one], [other]) => (one && other ? ofStatus(one) - ofStatus(other) : 0))
    .flatMap(([first, ...more]) => (first ? [causeOf([first, ...more])] : []));
};
