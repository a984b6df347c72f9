// Symptoms of failures of which no more is known than their counterexamples: in a record of an earlier version, of a pact, or of
// what only a reading shows.
import type { KeptCounterexample, PathResult, Symptom } from '../record/results.ts';
import { firstDifference, happenedIn } from './happened.ts';

/** Stands for what a reading shows, where that is what the create itself was answered. */
export const sameAsAnswered = 'as answered';

const wantedOf = (expected: string): Symptom['wanted'] => (/^4\d\d/.test(expected) ? 'refusal' : 'create');

const silences: Readonly<Record<string, string>> = { dropped: 'a dropped connection', timeout: 'no answer' };

/** What came, in the words of a symptom. */
const actualOf = (counterexample: KeptCounterexample): string => {
  const { answer } = counterexample;
  const { location = '', asAnswered } = firstDifference(counterexample) ?? {};
  const { actual = '' } = happenedIn(counterexample) ?? {};
  if (asAnswered) return sameAsAnswered;
  if (location === 'status' && 'silence' in answer) return silences[answer.silence] ?? actual;
  if (location === 'status') return actual;
  return location.startsWith('/') && actual === 'nothing' ? 'missing' : 'other';
};

const signOf = ({ counterexample }: PathResult): Pick<Symptom, 'wanted' | 'location' | 'actual'> => {
  const { location = '', expected = '' } = (counterexample && firstDifference(counterexample)) ?? {};
  return { wanted: wantedOf(expected), location, actual: counterexample ? actualOf(counterexample) : '' };
};

/** The symptoms of a requirement: paths that fail alike are together. */
export const symptomsFrom = (id: string, paths: readonly PathResult[]): readonly Symptom[] =>
  [...Map.groupBy(paths, (path) => JSON.stringify(signOf(path))).values()].flatMap((some) =>
    some.slice(0, 1).map((first) => {
      const count = some.reduce((sum, { broken }) => sum + broken, 0);
      return {
        ...signOf(first),
        ...{ count, passing: 0, features: [], besides: {}, changes: {} },
        paths: Object.fromEntries(some.map(({ path, broken }) => [path, broken])),
        requirements: { [id]: count },
      };
    }),
  );
