// A path that does not take the page's example: nothing else could be judged there.
import type { Symptom } from '../../record/results.ts';
import type { Explanation } from '../draft.ts';
import type { Situation } from '../situation.ts';

const id = 'paths.example';

/** Whether nothing but the page's example was sent to a path. */
const isClosed = ({ record }: Situation, path: string): boolean => {
  const example = record.requirements.find((row) => row.id === id)?.paths.find((on) => on.path === path);
  return (
    example?.verdict === 'fail' &&
    record.requirements.every(
      (row) =>
        row.level === 'UNSPECIFIED' ||
        !row.id.startsWith('bodies.') ||
        row.paths.every((on) => on.path !== path || on.cases === 0),
    )
  );
};

const placesOf = (paths: readonly string[], { record }: Situation): string => {
  const all = record.requirements.find((row) => row.id === id)?.paths.length ?? paths.length;
  if (paths.length >= all && all > 1) return 'every path';
  return paths.length <= 3 ? paths.join(', ') : `${paths.length} of ${all} paths`;
};

const keyOf = ({ actual, text }: Symptom): string => `${actual} ${text}`;

export const closedPaths: Explanation = {
  isAbout: ({ location, requirements, paths }, situation) =>
    location === 'status' &&
    Object.hasOwn(requirements, id) &&
    Object.keys(paths).every((path) => isClosed(situation, path)),
  drafts: (symptoms, situation) =>
    [...Map.groupBy(symptoms, keyOf).values()].map((some) => {
      const paths = [...new Set(some.flatMap((symptom) => Object.keys(symptom.paths)))];
      return {
        rank: 'unreachable',
        summary: `${some[0]?.actual} instead of 201 to the page's example on ${placesOf(paths, situation)}`,
        symptoms: some,
        leads: [id],
      };
    }),
};
