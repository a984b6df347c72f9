// What was found on each path, as the rows that most formats are made of.
import type { PathResult, RequirementResult, RequirementVerdict, Results, RunVerdict } from '../record/results.ts';

/** A requirement on a path. */
export type Found = { readonly row: RequirementResult; readonly on: PathResult };

/** All that was found, or only what has one of these verdicts. */
export const foundIn = ({ requirements }: Results, verdicts?: readonly RequirementVerdict[]): readonly Found[] =>
  requirements.flatMap((row) =>
    row.paths.filter(({ verdict }) => verdicts?.includes(verdict) ?? true).map((on) => ({ row, on })),
  );

/** How many requirements have a verdict. */
export const countOf = ({ requirements }: Results, verdict: RequirementVerdict): number =>
  requirements.filter((row) => row.verdict === verdict).length;

/** The paths on which nothing at all was sent, with the reason; a client need not use them all. */
export const unreached = ({ requirements, subject }: Results): readonly Pick<PathResult, 'path' | 'because'>[] => {
  if (subject === 'client') return [];
  const onPaths = Map.groupBy(
    requirements.flatMap(({ paths }) => paths),
    ({ path }) => path,
  );
  return [...onPaths]
    .filter(([, some]) => some.every(({ cases }) => cases === 0))
    .map(([path, [first]]) => ({ path, ...(first?.because === undefined ? {} : { because: first.because }) }));
};

/** How many requirements hold, and how many of each other verdict there are, in words. */
export const tallyText = (results: Results): string => {
  const waived = countOf(results, 'waived');
  const paths = unreached(results).length;
  return [
    `${countOf(results, 'pass')} of ${results.requirements.length} requirements hold`,
    `${countOf(results, 'fail')} broken`,
    `${countOf(results, 'warn')} warnings`,
    ...(waived === 0 ? [] : [`${waived} waived`]),
    `${countOf(results, 'not-exercised')} not exercised`,
    ...(paths === 0 ? [] : [`nothing sent on ${paths} ${paths === 1 ? 'path' : 'paths'}`]),
  ].join(', ');
};

const gravest: readonly RunVerdict[] = ['nonconformant', 'none', 'conformant'];

/** The verdict on several targets: the gravest. */
export const verdictOn = (runs: readonly Results[]): RunVerdict =>
  gravest.find((verdict) => runs.some((run) => run.verdict === verdict)) ?? 'none';
