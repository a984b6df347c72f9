// Adds up the symptoms of the shards of one run.
import type { Feature, Symptom } from '../results.ts';

type Counts = Readonly<Record<string, number>>;

const added = (all: readonly Counts[]): Counts => {
  const sum = new Map<string, number>();
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries(sum);
};

/** Sorted by name, as in the record of one machine. */
const sorted = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

const addFeatures = (features: readonly Feature[]): readonly Feature[] =>
  [...Map.groupBy(features, ({ name }) => name).values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({
      ...first,
      failing: sum(same, ({ failing }) => failing),
      passing: sum(same, ({ passing }) => passing),
      requirements: sorted(added(same.map(({ requirements }) => requirements))),
    })),
  );

const mostFirst = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([, one], [, other]) => other - one));

const isAccepted = ({ wanted, location, actual }: Symptom): boolean =>
  wanted === 'refusal' && location === 'status' && /^2\d\d$/.test(actual);

const keyOf = (symptom: Symptom): string => {
  const { wanted, location, actual, text, requirements } = symptom;
  return JSON.stringify([wanted, location, actual, isAccepted(symptom) ? Object.keys(requirements) : text]);
};

const together = (same: readonly [Symptom, ...Symptom[]]): Symptom => {
  const counts = (of: (symptom: Symptom) => Counts): Counts => added(same.map(of));
  return {
    ...same[0],
    count: sum(same, ({ count }) => count),
    passing: sum(same, ({ passing }) => passing),
    paths: sorted(counts(({ paths }) => paths)),
    requirements: sorted(counts(({ requirements }) => requirements)),
    features: addFeatures(same.flatMap(({ features }) => features)),
    besides: sorted(counts(({ besides }) => besides)),
    changes: mostFirst(counts(({ changes }) => changes)),
  };
};

/** The symptoms of several shards as those of one run; none where no shard has any. */
export const addSymptoms = (shards: readonly (readonly Symptom[])[]): { readonly symptoms?: readonly Symptom[] } => {
  const symptoms = [...Map.groupBy(shards.flat(), keyOf).values()].flatMap(([first, ...more]) =>
    first ? [together([first, ...more])] : [],
  );
  return symptoms.length === 0 ? {} : { symptoms };
};
