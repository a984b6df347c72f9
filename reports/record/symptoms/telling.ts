// The telling features of failing requests: those that few passing requests have.
import type { Feature } from '../results.ts';
import { boundary, type Measure } from './measures.ts';
import type { Named } from './named.ts';
import type { Sample } from './sample.ts';

/** Failing requests: all, and those that break each requirement. */
export type Comparable = { readonly all: Sample; readonly byRequirement: Map<string, Sample> };

/** Of the requests with a telling feature at least this share fails. */
const leastShare = 0.5;
const most = 12;
/** So many more for each requirement: those that most of its failures have. */
const mostOfRequirement = 2;

const shareOf = ({ failing, passing }: Feature): number => failing / (failing + passing);

const sortedCounts = (counts: readonly (readonly [string, number])[]): Feature['requirements'] =>
  Object.fromEntries(counts.toSorted(([one], [other]) => (one < other ? -1 : 1)));

const requirementsWith = ({ byRequirement }: Comparable, name: string): Feature['requirements'] =>
  sortedCounts(
    [...byRequirement].flatMap(([id, { features }]) => {
      const counted = features.get(name);
      return counted === undefined ? [] : [[id, counted.times] as const];
    }),
  );

const counted = (failures: Comparable, passing: Sample): readonly Feature[] =>
  [...failures.all.features.values()].map(({ named, times }) => ({
    ...named,
    failing: times,
    passing: passing.features.get(named.name)?.times ?? 0,
    requirements: requirementsWith(failures, named.name),
  }));

const boundariesOf = (measures: readonly Measure[], failing: Sample, passing: Sample): readonly Named[] =>
  measures.flatMap((measure, place) => {
    const [some, others] = [failing.ranges[place], passing.ranges[place]];
    return (some && others && boundary(measure, some, others)) ?? [];
  });

/** The boundaries that set the failures of requirements apart, each with the requirements it does so for. */
const bounded = (measures: readonly Measure[], { byRequirement }: Comparable, passing: Sample): readonly Feature[] => {
  const found = [...byRequirement].flatMap(([id, sample]) =>
    boundariesOf(measures, sample, passing).map((named) => ({ named, id, count: sample.count })),
  );
  return [...Map.groupBy(found, ({ named }) => named.name).values()].flatMap((some) =>
    some.slice(0, 1).map(({ named }) => ({
      ...named,
      failing: Math.max(...some.map(({ count }) => count)),
      passing: 0,
      requirements: sortedCounts(some.map(({ id, count }) => [id, count] as const)),
    })),
  );
};

const scoreOf = (feature: Feature): number => shareOf(feature) * feature.failing;

const mostTelling = (one: Feature, other: Feature): number =>
  scoreOf(other) - scoreOf(one) || (one.name < other.name ? -1 : 1);

/** The features that tell failing requests from passing ones, the most telling first; none where nothing passed. */
export const tellingFeatures = (
  measures: readonly Measure[],
  failures: Comparable,
  passing: Sample,
): readonly Feature[] => {
  if (passing.count === 0) return [];
  const telling = counted(failures, passing)
    .filter((feature) => shareOf(feature) >= leastShare)
    .sort(mostTelling);
  const ofEach = [...failures.byRequirement.keys()].flatMap((id) =>
    telling
      .toSorted((one, other) => (other.requirements[id] ?? 0) - (one.requirements[id] ?? 0))
      .slice(0, mostOfRequirement),
  );
  const kept = new Set([...telling.slice(0, most), ...ofEach]);
  return [...bounded(measures, failures, passing), ...telling.filter((feature) => kept.has(feature))];
};
