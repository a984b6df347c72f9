// The results on each path, the rows that most formats are made of.
import type { PathResult, RequirementResult, RequirementVerdict, Results, RunVerdict } from '../record/results.ts';

/** A requirement on a path. */
export type Found = { readonly row: RequirementResult; readonly on: PathResult };

/** Every requirement on every path, or only those with one of these verdicts. */
export const foundIn = ({ requirements }: Results, verdicts?: readonly RequirementVerdict[]): readonly Found[] =>
  requirements.flatMap((row) =>
    row.paths.filter(({ verdict }) => verdicts?.includes(verdict) ?? true).map((on) => ({ row, on })),
  );

/** How many requirements have a verdict. */
export const countOf = ({ requirements }: Results, verdict: RequirementVerdict): number =>
  requirements.filter((row) => row.verdict === verdict).length;

/** The paths on which nothing was sent, with the reason; none for a client and for recorded traffic, which need not use them all. */
export const unreached = ({
  requirements,
  subject,
  recorded,
}: Results): readonly Pick<PathResult, 'path' | 'because'>[] => {
  if (subject === 'client' || recorded) return [];
  const onPaths = Map.groupBy(
    requirements.flatMap(({ paths }) => paths),
    ({ path }) => path,
  );
  return [...onPaths]
    .filter(([, some]) => some.every(({ cases }) => cases === 0))
    .map(([path, [first]]) => ({ path, ...(first?.because === undefined ? {} : { because: first.because }) }));
};

/** The paths on which anything was exercised. */
export const usedPaths = ({ requirements }: Results): ReadonlySet<string> =>
  new Set(requirements.flatMap(({ paths }) => paths.filter(({ cases }) => cases > 0).map(({ path }) => path)));

const onPaths = (results: Results): string => {
  const all = results.requirements[0]?.paths.length ?? 0;
  return results.subject === 'client' || results.recorded ? ` on ${usedPaths(results).size} of ${all} paths` : '';
};

const counted = (count: number, words: string): readonly string[] => (count === 0 ? [] : [`${count} ${words}`]);

/** How many requirements have which verdict, as text; flaky ones are counted apart, whatever they are worth. */
export const tallyText = (results: Results): string => {
  const all = results.requirements.length;
  const paths = unreached(results).length;
  const steadily = (verdict: RequirementVerdict): number =>
    countOf({ ...results, requirements: results.requirements.filter(({ flaky }) => !flaky) }, verdict);
  return [
    `${countOf(results, 'pass')} of ${all} ${all === 1 ? 'requirement passes' : 'requirements pass'}${onPaths(results)}`,
    ...counted(steadily('fail'), 'fail'),
    ...counted(steadily('warn'), 'warn'),
    ...counted(results.requirements.filter(({ flaky }) => flaky).length, 'flaky'),
    ...counted(countOf(results, 'waived'), 'waived'),
    ...counted(countOf(results, 'not-exercised'), 'not exercised'),
    ...(paths === 0 ? [] : [`nothing sent on ${paths} ${paths === 1 ? 'path' : 'paths'}`]),
  ].join(', ');
};

const bySeverity: readonly RunVerdict[] = ['nonconformant', 'none', 'conformant'];

/** The verdict on several targets: the most severe. */
export const verdictOn = (runs: readonly Results[]): RunVerdict =>
  bySeverity.find((verdict) => runs.some((run) => run.verdict === verdict)) ?? 'none';
